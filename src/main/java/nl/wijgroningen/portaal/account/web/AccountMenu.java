package nl.wijgroningen.portaal.account.web;

import nl.wijgroningen.portaal.platform.web.Menu;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AccountMenu {

    @Bean
    Menu usersMenu() {
        return Menu.staff(60, "/beheer/gebruikers", "account.menu.users", "BEHEER");
    }

    @Bean
    Menu ownAccountMenu() {
        return Menu.staff(80, "/account", "account.menu.own", "*");
    }
}
