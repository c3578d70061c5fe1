package nl.wijgroningen.portaal.platform.retention;

import nl.wijgroningen.portaal.platform.web.Menu;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RetentionMenu {

    @Bean
    Menu retentionEntry() {
        return Menu.staff(80, "/beheer/bewaren", "retention.menu", "BEHEER");
    }
}
