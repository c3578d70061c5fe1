package nl.wijgroningen.portaal.administration;

import java.time.LocalDate;
import java.util.UUID;
import nl.wijgroningen.portaal.account.Audit;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.platform.theme.ThemeChanges;
import nl.wijgroningen.portaal.platform.theme.ThemeChanges.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the administrator does with themes. */
@Service
@Transactional
@PreAuthorize("hasRole('BEHEER')")
class ThemeKeeping {

    private final ThemeChanges changes;
    private final Audit audit;

    ThemeKeeping(ThemeChanges changes, Audit audit) {
        this.changes = changes;
        this.audit = audit;
    }

    Outcome add(Staff by, String nameNl, String nameEn) {
        var outcome = changes.add(nameNl, nameEn);
        if (outcome == Outcome.DONE) {
            var all = changes.all();
            line(by, "theme.add", all.get(all.size() - 1).id());
        }
        return outcome;
    }

    Outcome change(Staff by, ThemeChanges.Kept theme, String nl, String en, @Nullable LocalDate endsOn, long seen) {
        var outcome = changes.change(theme.slug(), nl, en, endsOn, seen);
        if (outcome == Outcome.DONE) {
            line(by, "theme.change", theme.id());
        }
        return outcome;
    }

    boolean swap(Staff by, ThemeChanges.Kept theme, String neighbour) {
        var swapped = changes.swap(theme.slug(), neighbour);
        if (swapped) {
            line(by, "theme.move", theme.id());
        }
        return swapped;
    }

    private void line(Staff by, String action, UUID theme) {
        audit.line(by.id(), action, Things.THEME, theme);
    }
}
