package nl.wijgroningen.portaal.wijraad.advice.web;

import nl.wijgroningen.portaal.platform.web.Menu;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AdviceMenu {

    private static final String PATH = "/werk/wijraad/adviezen";
    private static final String KEY = "advice.menu";

    @Bean
    Menu advicesForSecretary() {
        return Menu.staff(26, PATH, KEY, "SECRETARY");
    }

    @Bean
    Menu advicesForDirector() {
        return Menu.staff(26, PATH, KEY, "DIRECTOR");
    }

    @Bean
    Menu advicesForMembers() {
        return Menu.staff(26, PATH, KEY, "COUNCIL_MEMBER");
    }
}
