package nl.wijgroningen.portaal.wijraad.overview.web;

import nl.wijgroningen.portaal.platform.web.Menu;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OverviewMenu {

    @Bean
    Menu reportsForSecretary() {
        return Menu.staff(29, "/werk/wijraad/jaarverslagen", "wijraad.menu.reports", "SECRETARY");
    }
}
