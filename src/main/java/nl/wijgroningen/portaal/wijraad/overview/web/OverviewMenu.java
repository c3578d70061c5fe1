package nl.wijgroningen.portaal.wijraad.overview.web;

import java.util.List;
import nl.wijgroningen.portaal.platform.web.Listed;
import nl.wijgroningen.portaal.platform.web.Menu;
import nl.wijgroningen.portaal.platform.web.Menu.Group;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OverviewMenu {

    @Bean
    Listed councilListed() {
        return () -> List.of("/wijraad", "/wijraad/jaarverslagen");
    }

    @Bean
    Menu reportsMenu() {
        return Menu.staff(Group.COUNCIL_MEETS, 30, "/werk/wijraad/jaarverslagen", "wijraad.menu.reports", "SECRETARY");
    }
}
