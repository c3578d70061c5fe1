package nl.wijgroningen.portaal.wijraad.recruitment.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.stream.Stream;
import nl.wijgroningen.portaal.platform.web.Listed;
import nl.wijgroningen.portaal.platform.web.Menu;
import nl.wijgroningen.portaal.platform.web.Menu.Group;
import nl.wijgroningen.portaal.wijraad.recruitment.read.PublicRounds;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RecruitmentMenu {

    @Bean
    Listed vacanciesListed(PublicRounds rounds, Clock clock) {
        return () -> Stream.concat(
                        Stream.of("/wijraad/vacatures"),
                        rounds.open(LocalDate.now(clock)).stream().map(it -> "/wijraad/vacatures/" + it.id()))
                .toList();
    }

    @Bean
    Menu recruitmentMenuOfSecretary() {
        return Menu.staff(Group.COUNCIL_NEW, 10, "/werk/wijraad/werving", "recruitment.menu", "SECRETARY");
    }

    @Bean
    Menu recruitmentMenuOfStadadviseert() {
        return Menu.staff(Group.COUNCIL_NEW, 10, "/werk/wijraad/werving", "recruitment.menu.texts", "STADADVISEERT");
    }
}
