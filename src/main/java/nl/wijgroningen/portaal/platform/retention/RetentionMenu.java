package nl.wijgroningen.portaal.platform.retention;

import nl.wijgroningen.portaal.platform.web.Menu;
import nl.wijgroningen.portaal.platform.web.Menu.Group;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RetentionMenu {

    @Bean
    Menu keepingMenu() {
        return Menu.staff(Group.ADMINISTRATION, 84, "/beheer/bewaren", "retention.menu", "BEHEER");
    }
}
