package nl.wijgroningen.portaal.wijraad.selection.web;

import nl.wijgroningen.portaal.platform.web.Menu;
import nl.wijgroningen.portaal.platform.web.Menu.Group;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SelectionMenu {

    @Bean
    Menu selectionsMenu() {
        return Menu.staff(
                Group.COUNCIL_NEW, 20, "/werk/wijraad/selecties", "selection.menu", "SECRETARY", "COUNCIL_MEMBER");
    }
}
