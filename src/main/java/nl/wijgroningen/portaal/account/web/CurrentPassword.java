package nl.wijgroningen.portaal.account.web;

import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.account.domain.OwnAccount;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.validation.Errors;

/** Who changes how somebody logs in types the password once more: a device may have been left open. */
@Component
class CurrentPassword {

    private final OwnAccount own;

    CurrentPassword(OwnAccount own) {
        this.own = own;
    }

    void check(Staff staff, @Nullable String typed, Errors errors) {
        if (typed == null) {
            errors.rejectValue("huidig", "account.current.empty");
        } else if (!own.isRight(staff.id(), typed)) {
            errors.rejectValue("huidig", "account.current.wrong");
        }
    }
}
