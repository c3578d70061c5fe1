package nl.wijgroningen.portaal.experience.improvement.web;

import java.util.List;
import nl.wijgroningen.portaal.platform.web.Listed;
import nl.wijgroningen.portaal.platform.web.Menu;
import nl.wijgroningen.portaal.platform.web.Menu.Group;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ImprovementMenu {

    @Bean
    Menu improvementsMenu() {
        return Menu.everyone(7, "/verbeteringen", "improvement.menu");
    }

    @Bean
    Listed improvementsListed() {
        return () -> List.of("/verbeteringen");
    }

    @Bean
    Menu improvementsOfStaffMenu() {
        return Menu.staff(Group.RESIDENTS, 20, "/werk/verbeteringen", "improvement.menu", "TEAM", "COORDINATOR");
    }
}
