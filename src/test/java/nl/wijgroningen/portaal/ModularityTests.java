package nl.wijgroningen.portaal;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchConditions.accessTargetWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.annotation.Resource;
import jakarta.persistence.Entity;
import java.time.Clock;
import java.util.Set;
import java.util.function.Predicate;
import nl.wijgroningen.portaal.platform.file.Files;
import nl.wijgroningen.portaal.platform.web.Assets;
import nl.wijgroningen.portaal.platform.web.ErrorPages;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;

/** The house stands: modules use only what is above them, and the habits of {@code docs/architecture.md} are kept. */
class ModularityTests {

    private static final ApplicationModules MODULES = ApplicationModules.of(PortaalApplication.class);
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("nl.wijgroningen.portaal");

    /** Public because templates and other modules use what is in them. */
    private static final Set<Class<?>> PUBLIC_CONTROLLERS = Set.of(ErrorPages.class, Assets.class);

    /** What tells the time without the {@link Clock} that tests can move. */
    private static final Set<String> OTHER_CLOCKS = Set.of(
            "java.lang.System.currentTimeMillis",
            "java.time.Clock.systemDefaultZone",
            "java.time.Clock.systemUTC",
            "java.util.Calendar.getInstance",
            "java.util.Date.<init>",
            "java.util.GregorianCalendar.<init>");

    @Test
    void modulesKeepToTheirDependencies() {
        MODULES.verify();
    }

    @Test
    void arrowsPointUp() {
        for (var module : MODULES) {
            var name = module.getIdentifier().toString();
            assertThat(Sources.MODULES).as("the order of modules").contains(name);
            var above = Sources.MODULES.subList(0, Sources.MODULES.indexOf(name));
            assertThat(module.getDirectDependencies(MODULES)
                            .uniqueModules()
                            .map(it -> it.getIdentifier().toString()))
                    .as("used by " + name)
                    .isSubsetOf(above);
        }
    }

    /** The pictures for {@code docs/architecture.md}, in {@code target/spring-modulith-docs}. */
    @Test
    void drawsTheModules() {
        new Documenter(MODULES).writeModulesAsPlantUml().writeIndividualModulesAsPlantUml();
    }

    @Test
    void controllersAreNobodyElses() {
        check(classes()
                .that()
                .areMetaAnnotatedWith(Controller.class)
                .and(describe(
                        "need not be public", it -> PUBLIC_CONTROLLERS.stream().noneMatch(it::isEquivalentTo)))
                .should()
                .notBePublic());
        check(fields().that()
                .areDeclaredInClassesThat()
                .areMetaAnnotatedWith(Controller.class)
                .and()
                .areNotStatic()
                .should()
                .beFinal());
    }

    @Test
    void nothingIsInjectedIntoFields() {
        check(noFields().should().beAnnotatedWith(Autowired.class));
        check(noFields().should().beAnnotatedWith(Value.class));
        check(noFields().should().beAnnotatedWith(Resource.class));
    }

    @Test
    void theDomainKnowsNoWeb() {
        check(noClasses()
                .that()
                .resideInAPackage("..domain..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..web..", "jakarta.servlet..", "org.springframework.http..", "org.thymeleaf.."));
    }

    @Test
    void entitiesStayInTheirDomain() {
        check(classes()
                .that()
                .areAnnotatedWith(Entity.class)
                .should()
                .notBePublic()
                .andShould()
                .resideInAPackage("..domain.."));
    }

    @Test
    void namesSayWhatAThingIs() {
        check(noClasses().should().haveNameMatching(".*(Impl|Dto|DTO|Manager|Utils?|Helper)$"));
        check(noClasses().should().resideInAnyPackage("..common..", "..util..", "..utils..", "..impl..", "..dto.."));
    }

    @Test
    void nothingIsPrintedOrLoggedAside() {
        check(noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.logging..", "org.apache.commons.logging..", "lombok.."));
        check(noClasses()
                .should(accessTargetWhere(access(
                        "System.out, System.err or printStackTrace",
                        it -> it.getTargetOwner().isEquivalentTo(System.class)
                                        && Set.of("out", "err")
                                                .contains(it.getTarget().getName())
                                || it.getTarget().getName().equals("printStackTrace")))));
    }

    @Test
    void thereIsOneClock() {
        check(noClasses()
                .should(accessTargetWhere(access(
                        "a time that is not the clock's",
                        it -> OTHER_CLOCKS.contains(it.getTargetOwner().getFullName() + "."
                                        + it.getTarget().getName())
                                || it.getTarget().getName().equals("now")
                                        && it.getTargetOwner().getPackageName().startsWith("java.time")
                                        && !it.getTarget()
                                                .getFullName()
                                                .endsWith("(" + Clock.class.getName() + ")")))));
    }

    /** Who waits for a turn to have a file looked at holds no connection meanwhile: so not in a transaction. */
    @Test
    void filesAreLookedAtBeforeATransaction() {
        check(noClasses()
                .that()
                .areAnnotatedWith(Transactional.class)
                .should(accessTargetWhere(access(
                        "a look at a file",
                        it -> it.getTargetOwner().isEquivalentTo(Files.class)
                                && it.getTarget().getName().startsWith("check")))));
    }

    /** For an hour or two a night the day of a machine is not that of the city. */
    @Test
    void testsAskForTheDayOfTheCity() {
        noClasses()
                .should(accessTargetWhere(access(
                        "the day of the machine",
                        it -> it.getTarget().getFullName().equals("java.time.LocalDate.now()"))))
                .check(new ClassFileImporter()
                        .withImportOption(new ImportOption.OnlyIncludeTests())
                        .importPackages("nl.wijgroningen"));
    }

    @Test
    void nullIsMarkedEverywhere() {
        assertThat(MAIN.stream()
                        .map(JavaClass::getPackage)
                        .distinct()
                        .filter(it -> !it.isAnnotatedWith(NullMarked.class)))
                .as("packages without @NullMarked")
                .isEmpty();
    }

    private static DescribedPredicate<JavaAccess<?>> access(String name, Predicate<JavaAccess<?>> condition) {
        return describe(name, condition);
    }

    private static void check(ArchRule rule) {
        rule.check(MAIN);
    }
}
