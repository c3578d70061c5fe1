package nl.wijgroningen.portaal.wijraad.advice.web;

import java.util.List;
import nl.wijgroningen.portaal.platform.web.Listed;
import nl.wijgroningen.portaal.platform.web.Menu;
import nl.wijgroningen.portaal.platform.web.Menu.Group;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AdviceMenu {

    @Bean
    Listed advicesListed() {
        return () -> List.of("/wijraad/adviezen");
    }

    @Bean
    Menu advicesMenu() {
        return Menu.staff(
                Group.COUNCIL_MEETS,
                20,
                "/werk/wijraad/adviezen",
                "advice.menu",
                "SECRETARY",
                "COUNCIL_MEMBER",
                "DIRECTOR");
    }
}
