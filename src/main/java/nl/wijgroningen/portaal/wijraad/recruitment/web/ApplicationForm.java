package nl.wijgroningen.portaal.wijraad.recruitment.web;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.wijgroningen.portaal.area.Places;
import nl.wijgroningen.portaal.platform.file.FileRefused;
import nl.wijgroningen.portaal.platform.file.Upload;
import nl.wijgroningen.portaal.platform.limit.Limit;
import nl.wijgroningen.portaal.platform.limit.LimitSettings;
import nl.wijgroningen.portaal.platform.mail.MailAddress;
import nl.wijgroningen.portaal.platform.text.PlainText;
import nl.wijgroningen.portaal.platform.web.Fields;
import nl.wijgroningen.portaal.wijraad.composition.domain.AgeBand;
import nl.wijgroningen.portaal.wijraad.composition.domain.Portfolio;
import nl.wijgroningen.portaal.wijraad.recruitment.domain.Answers;
import nl.wijgroningen.portaal.wijraad.recruitment.domain.Application;
import nl.wijgroningen.portaal.wijraad.recruitment.domain.Applying;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.BindingResult;
import org.springframework.web.multipart.MultipartFile;

/**
 * What somebody who applies fills in.
 *
 * @param postcode of which only the gebied is kept
 * @param zestien {@code ja}, {@code ouder} or {@code nee}; asked of who is under 18
 * @param zonder takes the cv away that was sent before
 * @param versie of what is changed
 */
record ApplicationForm(
        @Nullable String naam,
        @Nullable String mail,
        @Nullable String motivatie,
        @Nullable String postcode,
        @Nullable String leeftijd,
        @Nullable String zestien,
        @Nullable List<String> gebieden,
        @Nullable List<MultipartFile> cv,
        @Nullable String bewaren,
        @Nullable String zonder,
        @Nullable String versie) {

    static final int NAME = 80;
    static final int MOTIVATION = 4000;

    /** Of all that is sent from one address, also of what somebody changes: each may bring a file to look at. */
    static Limit limit(LimitSettings settings) {
        return new Limit("application", settings.application(), Duration.ofHours(1));
    }

    /**
     * @param gebieden the chosen ones
     * @param bewaren whether the papers may be kept
     */
    public record Typed(
            @Nullable String naam,
            @Nullable String mail,
            @Nullable String motivatie,
            @Nullable String postcode,
            @Nullable String leeftijd,
            @Nullable String zestien,
            List<String> gebieden,
            boolean bewaren) {

        static final Typed EMPTY = new Typed(null, null, null, null, null, null, List.of(), false);

        static Typed of(Applying.Own own) {
            return new Typed(
                    own.name(),
                    own.address(),
                    own.motivation(),
                    null,
                    own.ageBand().name(),
                    own.ageBand() != AgeBand.UNDER_18 ? null : own.sixteen() ? "ja" : "ouder",
                    own.portfolios().stream().map(Enum::name).toList(),
                    own.keepYear());
        }
    }

    Typed typed() {
        return new Typed(
                naam,
                mail,
                motivatie,
                postcode,
                leeftijd,
                zestien,
                gebieden == null ? List.of() : gebieden,
                bewaren != null);
    }

    /** What was typed, when all of it is right; else the messages stand beside their fields. */
    @Nullable
    Application read(BindingResult errors, Places places) {
        var name = PlainText.oneLine(Fields.text(errors, "naam", naam, NAME, "recruitment.name.empty"));
        var address = MailAddress.read(mail);
        if (address.isEmpty()) {
            errors.rejectValue("mail", "recruitment.mail.wrong");
        }
        var answers = answers(errors, places, false);
        return answers == null || address.isEmpty() ? null : new Application(name, address.get(), answers);
    }

    /**
     * The answers alone, of who applied before: name and address stay as they are.
     *
     * @param known whether it is already known where this person lives: then the postcode may be left empty
     */
    @Nullable
    Answers answers(BindingResult errors, Places places, boolean known) {
        var motivation = Fields.text(errors, "motivatie", motivatie, MOTIVATION, "recruitment.motivation.empty");
        var home = home(errors, places, known);
        var age = Stream.of(AgeBand.values())
                .filter(it -> it.name().equals(leeftijd))
                .findFirst();
        if (age.isEmpty()) {
            errors.rejectValue("leeftijd", "recruitment.age.empty");
        }
        var young = age.filter(it -> it == AgeBand.UNDER_18).isPresent();
        if (young && !("ja".equals(zestien) || "ouder".equals(zestien))) {
            errors.rejectValue("zestien", "nee".equals(zestien) ? "rule.R12f.applicant" : "recruitment.sixteen.empty");
        }
        if (errors.hasErrors()) {
            return null;
        }
        var portfolios = EnumSet.noneOf(Portfolio.class);
        Stream.of(Portfolio.values())
                .filter(it -> typed().gebieden().contains(it.name()))
                .forEach(portfolios::add);
        var sixteen = !young || "ja".equals(zestien);
        return new Answers(motivation, age.orElseThrow(), sixteen, !sixteen, home, portfolios, bewaren != null);
    }

    private Answers.@Nullable Home home(BindingResult errors, Places places, boolean known) {
        if (postcode == null && known) {
            return null;
        }
        var pc4 = Optional.ofNullable(postcode).flatMap(Places::pc4);
        if (pc4.isEmpty()) {
            errors.rejectValue("postcode", "recruitment.postcode.wrong");
            return null;
        }
        var there = places.byPc4(pc4.get());
        return there.isEmpty()
                ? new Answers.Home(false, null)
                : new Answers.Home(true, there.get(0).gebied().name());
    }

    /** The bytes of the cv, if one was chosen. */
    byte @Nullable [] bytes(BindingResult errors) {
        try {
            return Upload.one(cv).orElse(null);
        } catch (FileRefused refused) {
            refused.tell(errors, "cv", "cv");
            return null;
        }
    }
}
