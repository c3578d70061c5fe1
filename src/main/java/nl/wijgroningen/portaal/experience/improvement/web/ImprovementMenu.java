package nl.wijgroningen.portaal.experience.improvement.web;

import nl.wijgroningen.portaal.platform.web.Menu;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ImprovementMenu {

    @Bean
    Menu improvementsMenu() {
        return Menu.everyone(7, "/verbeteringen", "improvement.menu");
    }

    @Bean
    Menu improvementsForTeam() {
        return Menu.staff(21, "/werk/verbeteringen", "improvement.menu", "TEAM");
    }

    @Bean
    Menu improvementsForCoordinator() {
        return Menu.staff(21, "/werk/verbeteringen", "improvement.menu", "COORDINATOR");
    }
}
