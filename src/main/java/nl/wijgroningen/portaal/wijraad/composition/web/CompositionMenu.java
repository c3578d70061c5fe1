package nl.wijgroningen.portaal.wijraad.composition.web;

import nl.wijgroningen.portaal.platform.web.Menu;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CompositionMenu {

    @Bean
    Menu councilMenu() {
        return Menu.everyone(35, "/wijraad", "wijraad.menu");
    }

    @Bean
    Menu compositionForSecretary() {
        return Menu.staff(20, "/werk/wijraad/samenstelling", "wijraad.menu.composition", "SECRETARY");
    }

    @Bean
    Menu factsForSecretary() {
        return Menu.staff(21, "/werk/wijraad/feiten", "wijraad.menu.facts", "SECRETARY");
    }

    @Bean
    Menu nominationsForSecretary() {
        return Menu.staff(22, "/werk/wijraad/voordrachten", "wijraad.menu.nominations", "SECRETARY");
    }

    @Bean
    Menu compositionForDirector() {
        return Menu.staff(20, "/werk/wijraad/samenstelling", "wijraad.menu.composition", "DIRECTOR");
    }

    @Bean
    Menu nominationsForDirector() {
        return Menu.staff(22, "/werk/wijraad/voordrachten", "wijraad.menu.nominations", "DIRECTOR");
    }
}
