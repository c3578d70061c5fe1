package nl.wijgroningen.portaal.experience.web;

import nl.wijgroningen.portaal.platform.web.Menu;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ExperienceMenu {

    @Bean
    Menu tellMenu() {
        return Menu.everyone(10, "/ervaringen/nieuw", "experience.menu.tell");
    }

    @Bean
    Menu storiesMenu() {
        return Menu.everyone(5, "/ervaringen", "experience.menu.stories");
    }

    @Bean
    Menu decisionsMenu() {
        return Menu.staff(25, "/werk/bezwaren", "experience.decide.menu", "COORDINATOR");
    }

    @Bean
    Menu teamLoadsMenu() {
        return Menu.staff(15, "/werk/teams", "experience.loads.menu", "COORDINATOR");
    }

    @Bean
    Menu inboxForTeam() {
        return Menu.staff(20, "/werk/ervaringen", "experience.menu.inbox", "TEAM");
    }

    @Bean
    Menu inboxForCoordinator() {
        return Menu.staff(20, "/werk/ervaringen", "experience.menu.inbox", "COORDINATOR");
    }

    @Bean
    Menu entryForTeam() {
        return Menu.staff(22, "/werk/ervaringen/nieuw", "experience.menu.entry", "TEAM");
    }

    @Bean
    Menu entryForCoordinator() {
        return Menu.staff(22, "/werk/ervaringen/nieuw", "experience.menu.entry", "COORDINATOR");
    }

    @Bean
    Menu cardsForTeam() {
        return Menu.staff(23, "/werk/kaartjes", "experience.menu.cards", "TEAM");
    }

    @Bean
    Menu cardsForCoordinator() {
        return Menu.staff(23, "/werk/kaartjes", "experience.menu.cards", "COORDINATOR");
    }

    @Bean
    Menu dangerWordsMenu() {
        return Menu.staff(24, "/werk/alarmwoorden", "experience.menu.danger", "COORDINATOR");
    }
}
