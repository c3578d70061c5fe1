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
    public void write(String address, String language, News.About about, String stop) {
        var tongue = tongue(language);
        var key = switch (about) {
            case ANSWER -> "experience.mail.answer";
            case QUESTION -> "experience.mail.question";
            case IMPROVEMENT -> "improvement.mail.news";
        };
        outbox.add(new Letter(
                address, key, tongue, Map.of("link", mine(tongue), "stop", mine(tongue) + "/berichten/" + stop)));
    }

    @Override
    public void ask(String address, String language, String token, String stop) {
        var tongue = tongue(language);
        outbox.add(new Letter(
                address,
                "improvement.mail.noticed",
                tongue,
                Map.of("link", mine(tongue) + "/vragen/" + token, "stop", mine(tongue) + "/berichten/" + stop)));
    }

    private String mine(Language tongue) {
        return settings.baseUrl() + tongue.prefix() + "/mijn-ervaring";
    }

    private static Language tongue(String language) {
        return language.equals(Language.EN.tag()) ? Language.EN : Language.NL;
    }
}
