package nl.wijgroningen.portaal.wijraad.letter.web;

import nl.wijgroningen.portaal.platform.web.Menu;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LetterMenu {

    @Bean
    Menu lettersForSecretary() {
        return Menu.staff(23, "/werk/wijraad/brieven", "wijraad.menu.letters", "SECRETARY");
    }
}
