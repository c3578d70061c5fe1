package nl.wijgroningen.portaal.experience.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import nl.wijgroningen.portaal.experience.domain.KnownCodes;
import nl.wijgroningen.portaal.experience.domain.TellerCode;
import nl.wijgroningen.portaal.platform.limit.Address;
import nl.wijgroningen.portaal.platform.limit.Limit;
import nl.wijgroningen.portaal.platform.limit.LimitSettings;
import nl.wijgroningen.portaal.platform.limit.Limits;
import nl.wijgroningen.portaal.platform.limit.TooMany;
import nl.wijgroningen.portaal.platform.rule.Rule;
import org.springframework.stereotype.Component;

/**
 * Guessing costs: a code that leads nowhere counts against the address that brought it, whichever page it was brought to.
 * A right code always works, from an address that is over its limit too: it is looked up before anything is counted.
 */
@Component
@Rule("R12")
class CodeGuard {

    private final KnownCodes codes;
    private final Limits limits;
    private final Limit wrong;
    private final Limit begun;

    CodeGuard(KnownCodes codes, Limits limits, LimitSettings settings) {
        this.codes = codes;
        this.limits = limits;
        this.wrong = new Limit("code", settings.code(), Duration.ofMinutes(10));
        this.begun = new Limit("telling", settings.telling(), Duration.ofHours(1));
    }

    /** @throws TooMany when it leads nowhere, once too often */
    void look(TellerCode code, HttpServletRequest request) {
        if (!codes.has(code) && limits.missed(wrong, place(request))) {
            throw new TooMany(wrong);
        }
    }

    /** @throws TooMany when too many drafts were begun */
    void begin(HttpServletRequest request) {
        if (limits.missed(begun, place(request))) {
            throw new TooMany(begun);
        }
    }

    private static String place(HttpServletRequest request) {
        return Address.place(request.getRemoteAddr());
    }
}
