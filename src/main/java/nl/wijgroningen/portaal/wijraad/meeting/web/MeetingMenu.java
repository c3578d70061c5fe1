package nl.wijgroningen.portaal.wijraad.meeting.web;

import java.util.List;
import nl.wijgroningen.portaal.platform.web.Listed;
import nl.wijgroningen.portaal.platform.web.Menu;
import nl.wijgroningen.portaal.platform.web.Menu.Group;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MeetingMenu {

    @Bean
    Listed meetingsListed() {
        return () -> List.of("/wijraad/vergaderingen");
    }

    @Bean
    Menu meetingsMenu() {
        return Menu.staff(
                Group.COUNCIL_MEETS,
                10,
                "/werk/wijraad/vergaderingen",
                "wijraad.menu.meetings",
                "SECRETARY",
                "COUNCIL_MEMBER",
                "DIRECTOR");
    }

    @Bean
    Menu memberAccountsMenu() {
        return Menu.staff(Group.COUNCIL, 50, "/werk/wijraad/leden", "wijraad.menu.members", "SECRETARY");
    }
}
