package nl.wijgroningen.portaal.wijraad.selection.web;

import nl.wijgroningen.portaal.platform.web.Menu;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SelectionMenu {

    @Bean
    Menu selectionsForSecretary() {
        return Menu.staff(26, "/werk/wijraad/selecties", "selection.menu", "SECRETARY");
    }

    @Bean
    Menu selectionsForMember() {
        return Menu.staff(26, "/werk/wijraad/selecties", "selection.menu", "COUNCIL_MEMBER");
    }
}
