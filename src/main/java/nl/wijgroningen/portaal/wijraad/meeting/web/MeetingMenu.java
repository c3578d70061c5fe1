package nl.wijgroningen.portaal.wijraad.meeting.web;

import nl.wijgroningen.portaal.platform.web.Menu;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MeetingMenu {

    private static final String PATH = "/werk/wijraad/vergaderingen";
    private static final String KEY = "wijraad.menu.meetings";

    @Bean
    Menu meetingsForSecretary() {
        return Menu.staff(24, PATH, KEY, "SECRETARY");
    }

    @Bean
    Menu memberAccountsForSecretary() {
        return Menu.staff(29, "/werk/wijraad/leden", "wijraad.menu.members", "SECRETARY");
    }

    @Bean
    Menu meetingsForMembers() {
        return Menu.staff(24, PATH, KEY, "COUNCIL_MEMBER");
    }

    @Bean
    Menu meetingsForDirector() {
        return Menu.staff(24, PATH, KEY, "DIRECTOR");
    }
}
