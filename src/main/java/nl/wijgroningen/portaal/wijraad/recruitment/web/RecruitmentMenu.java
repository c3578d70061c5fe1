package nl.wijgroningen.portaal.wijraad.recruitment.web;

import nl.wijgroningen.portaal.platform.web.Menu;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RecruitmentMenu {

    @Bean
    Menu recruitmentForSecretary() {
        return Menu.staff(23, "/werk/wijraad/werving", "recruitment.menu", "SECRETARY");
    }

    @Bean
    Menu recruitmentForStadadviseert() {
        return Menu.staff(23, "/werk/wijraad/werving", "recruitment.menu.texts", "STADADVISEERT");
    }
}
