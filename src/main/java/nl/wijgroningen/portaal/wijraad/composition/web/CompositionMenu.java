package nl.wijgroningen.portaal.wijraad.composition.web;

import nl.wijgroningen.portaal.platform.web.Menu;
import nl.wijgroningen.portaal.platform.web.Menu.Group;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CompositionMenu {

    @Bean
    Menu councilMenu() {
        return Menu.everyone(35, "/wijraad", "wijraad.menu");
    }

    @Bean
    Menu membersMenu() {
        return Menu.staff(
                Group.COUNCIL, 10, "/werk/wijraad/samenstelling", "wijraad.menu.composition", "SECRETARY", "DIRECTOR");
    }

    @Bean
    Menu factsMenu() {
        return Menu.staff(Group.COUNCIL, 20, "/werk/wijraad/feiten", "wijraad.menu.facts", "SECRETARY");
    }

    @Bean
    Menu nominationsMenu() {
        return Menu.staff(
                Group.COUNCIL, 30, "/werk/wijraad/voordrachten", "wijraad.menu.nominations", "SECRETARY", "DIRECTOR");
    }
}
