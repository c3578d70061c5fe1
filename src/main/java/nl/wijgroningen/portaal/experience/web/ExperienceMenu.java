package nl.wijgroningen.portaal.experience.web;

import nl.wijgroningen.portaal.platform.web.Menu;
import nl.wijgroningen.portaal.platform.web.Menu.Group;
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
    Menu loadsMenu() {
        return Menu.staff(Group.WORK, 20, "/werk/teams", "experience.loads.menu", "COORDINATOR");
    }

    @Bean
    Menu inboxMenu() {
        return Menu.staff(Group.RESIDENTS, 10, "/werk/ervaringen", "experience.menu.inbox", "TEAM", "COORDINATOR");
    }

    @Bean
    Menu entryMenu() {
        return Menu.staff(
                Group.RESIDENTS, 30, "/werk/ervaringen/nieuw", "experience.menu.entry", "TEAM", "COORDINATOR");
    }

    @Bean
    Menu cardsMenu() {
        return Menu.staff(Group.RESIDENTS, 40, "/werk/kaartjes", "experience.menu.cards", "TEAM", "COORDINATOR");
    }

    @Bean
    Menu dangerMenu() {
        return Menu.staff(Group.RESIDENTS, 50, "/werk/alarmwoorden", "experience.menu.danger", "COORDINATOR");
    }

    @Bean
    Menu objectionsMenu() {
        return Menu.staff(Group.RESIDENTS, 60, "/werk/bezwaren", "experience.decide.menu", "COORDINATOR");
    }
}
