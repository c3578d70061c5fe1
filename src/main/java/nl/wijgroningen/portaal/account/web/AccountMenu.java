package nl.wijgroningen.portaal.account.web;

import nl.wijgroningen.portaal.platform.web.Menu;
import nl.wijgroningen.portaal.platform.web.Menu.Group;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AccountMenu {

    @Bean
    Menu usersMenu() {
        return Menu.staff(Group.ADMINISTRATION, 60, "/beheer/gebruikers", "account.menu.users", "BEHEER");
    }

    @Bean
    Menu ownAccountMenu() {
        return Menu.allStaff(Group.OTHER, 80, "/account", "account.menu.own");
    }
}
