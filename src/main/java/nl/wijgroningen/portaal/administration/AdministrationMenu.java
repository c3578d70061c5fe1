package nl.wijgroningen.portaal.administration;

import nl.wijgroningen.portaal.account.Role;
import nl.wijgroningen.portaal.platform.web.Menu;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AdministrationMenu {

    @Bean
    Menu teamsAdministration() {
        return entry(70, "/beheer/teams", "administration.menu.teams");
    }

    @Bean
    Menu postcodesAdministration() {
        return entry(72, "/beheer/postcodes", "administration.menu.postcodes");
    }

    @Bean
    Menu buurtenAdministration() {
        return entry(73, "/beheer/buurten", "administration.menu.buurten");
    }

    @Bean
    Menu themesAdministration() {
        return entry(74, "/beheer/themas", "administration.menu.themes");
    }

    @Bean
    Menu settingsAdministration() {
        return entry(76, "/beheer/instellingen", "administration.menu.settings");
    }

    @Bean
    Menu logAdministration() {
        return entry(90, "/beheer/logboek", "administration.menu.log");
    }

    private static Menu entry(int order, String path, String key) {
        return Menu.staff(Menu.Group.ADMINISTRATION, order, path, key, Role.BEHEER.name());
    }
}
