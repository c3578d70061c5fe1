package nl.wijgroningen.portaal.home;

import nl.wijgroningen.portaal.platform.web.Menu;
import nl.wijgroningen.portaal.platform.web.Menu.Group;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class HomeMenu {

    @Bean
    Menu areasMenu() {
        return Menu.everyone(20, "/wijken", "home.menu.areas");
    }

    @Bean
    Menu teamsMenu() {
        return Menu.everyone(30, "/teams", "home.menu.teams");
    }

    @Bean
    Menu rulesMenu() {
        return Menu.everyone(40, "/spelregels", "home.menu.rules");
    }

    @Bean
    Menu aboutMenu() {
        return Menu.everyone(50, "/over", "home.menu.about");
    }

    @Bean
    Menu workMenu() {
        return Menu.allStaff(Group.WORK, 10, "/werk", "home.menu.work");
    }

    @Bean
    Menu exportsMenu() {
        return Menu.staff(Group.RESIDENTS, 70, "/werk/exports", "home.menu.exports", "TEAM", "COORDINATOR");
    }

    @Bean
    Menu postMenu() {
        return Menu.staff(Group.ADMINISTRATION, 80, "/beheer/post", "home.menu.post", "BEHEER");
    }

    @Bean
    Menu jobsMenu() {
        return Menu.staff(Group.ADMINISTRATION, 82, "/beheer/taken", "home.menu.jobs", "BEHEER");
    }

    @Bean
    Menu styleMenu() {
        return Menu.allStaff(Group.OTHER, 90, "/beheer/stijl", "home.menu.style");
    }
}
