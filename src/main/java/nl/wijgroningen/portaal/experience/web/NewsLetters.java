package nl.wijgroningen.portaal.experience.web;

import java.util.Map;
import nl.wijgroningen.portaal.experience.domain.News;
import nl.wijgroningen.portaal.platform.PortalSettings;
import nl.wijgroningen.portaal.platform.mail.Letter;
import nl.wijgroningen.portaal.platform.mail.Outbox;
import nl.wijgroningen.portaal.platform.web.Language;
import org.springframework.stereotype.Component;

/** The mail to a teller, in the language of the telling: that there is an answer or a question, and how to stop. */
@Component
class NewsLetters implements News.Letters {

    private final Outbox outbox;
    private final PortalSettings settings;

    NewsLetters(Outbox outbox, PortalSettings settings) {
        this.outbox = outbox;
        this.settings = settings;
    }

    @Override
    public void write(String address, String language, boolean question, String token) {
        var tongue = language.equals(Language.EN.tag()) ? Language.EN : Language.NL;
        var mine = settings.baseUrl() + tongue.prefix() + "/mijn-ervaring";
        outbox.add(new Letter(
                address,
                question ? "experience.mail.question" : "experience.mail.answer",
                tongue,
                Map.of("link", mine, "stop", mine + "/berichten/" + token)));
    }
}
