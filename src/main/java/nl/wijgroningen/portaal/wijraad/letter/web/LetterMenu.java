package nl.wijgroningen.portaal.wijraad.letter.web;

import nl.wijgroningen.portaal.platform.web.Menu;
import nl.wijgroningen.portaal.platform.web.Menu.Group;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LetterMenu {

    @Bean
    Menu lettersMenu() {
        return Menu.staff(Group.COUNCIL, 40, "/werk/wijraad/brieven", "wijraad.menu.letters", "SECRETARY");
    }
}
