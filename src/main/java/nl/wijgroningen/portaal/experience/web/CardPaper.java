package nl.wijgroningen.portaal.experience.web;

import java.util.ArrayList;
import java.util.List;
import nl.wijgroningen.portaal.area.Teams;
import nl.wijgroningen.portaal.experience.domain.CardCode;
import nl.wijgroningen.portaal.experience.domain.Cards;
import nl.wijgroningen.portaal.platform.PortalSettings;
import nl.wijgroningen.portaal.platform.print.Pdf;
import nl.wijgroningen.portaal.platform.print.Qr;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.web.Language;
import nl.wijgroningen.portaal.platform.web.Words;
import org.springframework.stereotype.Component;

/** Sheets of ten kaartjes, in Dutch and English; each has its own code, as text and in a QR code. */
@Component
class CardPaper {

    private final Pdf pdf;
    private final Teams teams;
    private final PortalSettings settings;
    private final Words words;

    CardPaper(Pdf pdf, Teams teams, PortalSettings settings, Words words) {
        this.pdf = pdf;
        this.teams = teams;
        this.settings = settings;
        this.words = words;
    }

    /** @param code in groups */
    public record Card(String code, Qr qr) {}

    /**
     * @param address to type over
     * @param until the last day on which the codes count
     */
    public record CardsPage(
            String team,
            String quarter,
            String address,
            String until,
            String howEnglish,
            String footEnglish,
            List<List<Card>> sheets) {}

    byte[] of(Cards.Print print) {
        var sheets = new ArrayList<List<Card>>();
        for (var i = 0; i < print.codes().size(); i += Cards.SHEET) {
            sheets.add(print.codes().subList(i, i + Cards.SHEET).stream()
                    .map(this::card)
                    .toList());
        }
        var address = PaperController.typed(settings.baseUrl());
        var page = new CardsPage(
                teams.byId(print.team()).orElseThrow().name(),
                quarter(words, print.quarter()),
                address,
                words.day(Language.NL, print.until()),
                words.in(Language.EN, "experience.paper.cards.how", address),
                words.in(Language.EN, "experience.paper.cards.foot", words.day(Language.EN, print.until())),
                sheets);
        return pdf.of("experience/print/cards", page, Language.NL);
    }

    /** After the # it stays in the browser: no server sees it in an address. */
    @Rule("R32")
    private Card card(CardCode code) {
        return new Card(code.spaced(), Qr.of(settings.baseUrl() + "/ervaringen/nieuw#" + code.value()));
    }

    /** "4e kwartaal van 2026", of {@code 2026-Q4}. */
    static String quarter(Words words, String quarter) {
        return words.in(Language.NL, "experience.paper.quarter", quarter.substring(6), quarter.substring(0, 4));
    }
}
