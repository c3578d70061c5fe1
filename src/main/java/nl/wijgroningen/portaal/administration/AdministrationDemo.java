package nl.wijgroningen.portaal.administration;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import nl.wijgroningen.portaal.account.Accounts;
import nl.wijgroningen.portaal.account.Role;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.account.StaffId;
import nl.wijgroningen.portaal.area.MapChanges;
import nl.wijgroningen.portaal.platform.Demo;
import nl.wijgroningen.portaal.platform.setting.Setting;
import nl.wijgroningen.portaal.platform.setting.SettingChanges;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the administrator of the demo did: changes that begin at New Year, one that was taken back; and their log. */
@Component
@Order(30)
class AdministrationDemo implements ApplicationRunner {

    private static final String MOVING = "9738";

    private final Demo demo;
    private final Accounts accounts;
    private final List<Setting> settings;
    private final SettingChanges changes;
    private final SettingKeeping keeping;
    private final MapChanges map;
    private final MapKeeping areas;
    private final Clock clock;

    AdministrationDemo(
            Demo demo,
            Accounts accounts,
            List<Setting> settings,
            SettingChanges changes,
            SettingKeeping keeping,
            MapChanges map,
            MapKeeping areas,
            Clock clock) {
        this.demo = demo;
        this.accounts = accounts;
        this.settings = settings;
        this.changes = changes;
        this.keeping = keeping;
        this.map = map;
        this.areas = areas;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        if (!demo.on() || !changes.all().isEmpty()) {
            return;
        }
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                "demo", null, AuthorityUtils.createAuthorityList("ROLE_" + Role.BEHEER.name())));
        SecurityContextHolder.setContext(context);
        try {
            accounts.having(Role.BEHEER).stream()
                    .findFirst()
                    .flatMap(it -> accounts.staff(new StaffId(it.id())))
                    .ifPresent(this::make);
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    private void make(Staff noor) {
        var newYear = LocalDate.of(LocalDate.now(clock).getYear() + 1, 1, 1);
        settings.stream()
                .filter(it -> it.name().endsWith(".fault-days"))
                .findFirst()
                .ifPresent(it -> {
                    keeping.change(noor, it, 21, newYear, 0);
                    keeping.cancel(noor, it, 1, 1);
                    keeping.change(noor, it, 14, newYear, 2);
                });
        var course = map.course(MOVING);
        var lines = List.of(new MapChanges.Line("noordoost", "lewenborg"));
        areas.change(noor, MOVING, newYear, lines, course.stand());
        areas.addBuurt(noor, "Suikerzijde", new MapChanges.Line("hoogkerk-eo", "hoogkerk"), List.of("9744"), newYear);
    }
}
