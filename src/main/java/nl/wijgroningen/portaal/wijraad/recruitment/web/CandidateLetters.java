package nl.wijgroningen.portaal.wijraad.recruitment.web;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import nl.wijgroningen.portaal.platform.PortalSettings;
import nl.wijgroningen.portaal.platform.mail.Letter;
import nl.wijgroningen.portaal.platform.mail.Outbox;
import nl.wijgroningen.portaal.platform.web.Language;
import nl.wijgroningen.portaal.platform.web.Words;
import nl.wijgroningen.portaal.wijraad.recruitment.domain.CandidateMail;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The mails to candidates. */
@Component
class CandidateLetters implements CandidateMail.Letters {

    private final Outbox outbox;
    private final Words words;
    private final PortalSettings settings;

    CandidateLetters(Outbox outbox, Words words, PortalSettings settings) {
        this.outbox = outbox;
        this.words = words;
        this.settings = settings;
    }

    @Override
    public void write(
            String address, String language, String text, Map<String, Object> values, @Nullable String token) {
        var in = Language.valueOf(language);
        var all = new HashMap<String, String>();
        values.forEach((name, value) ->
                all.put(name, value instanceof LocalDate day ? words.day(in, day) : String.valueOf(value)));
        if (token != null) {
            all.put("link", settings.baseUrl() + in.prefix() + "/wijraad/aanmelding/" + token);
        }
        outbox.add(new Letter(address, text, in, all));
    }
}
