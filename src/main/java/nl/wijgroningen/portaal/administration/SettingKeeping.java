package nl.wijgroningen.portaal.administration;

import java.time.LocalDate;
import nl.wijgroningen.portaal.account.Audit;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.platform.rule.Overtaken;
import nl.wijgroningen.portaal.platform.setting.Setting;
import nl.wijgroningen.portaal.platform.setting.SettingChanges;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the administrator does with settings. */
@Service
@Transactional
@PreAuthorize("hasRole('BEHEER')")
class SettingKeeping {

    private final SettingChanges changes;
    private final Audit audit;

    SettingKeeping(SettingChanges changes, Audit audit) {
        this.changes = changes;
        this.audit = audit;
    }

    /** @throws Overtaken when the setting changed since version {@code seen} */
    void change(Staff by, Setting setting, int value, LocalDate startsOn, int seen) {
        changes.change(setting, value, startsOn, by.id().value(), seen);
        audit.line(by.id(), "setting.change", Things.SETTING, Things.id(Things.SETTING, setting.name()));
    }

    /**
     * @return whether there was a planned change to take back
     * @throws Overtaken when the setting changed since version {@code seen}
     */
    boolean cancel(Staff by, Setting setting, int version, int seen) {
        var cancelled = changes.cancel(setting, version, by.id().value(), seen) != null;
        if (cancelled) {
            audit.line(by.id(), "setting.cancel", Things.SETTING, Things.id(Things.SETTING, setting.name()));
        }
        return cancelled;
    }
}
