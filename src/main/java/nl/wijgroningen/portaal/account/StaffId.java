package nl.wijgroningen.portaal.account;

import java.io.Serializable;
import java.util.UUID;

/** The id of an account. */
public record StaffId(UUID value) implements Serializable {

    @Override
    public String toString() {
        return value.toString();
    }
}
