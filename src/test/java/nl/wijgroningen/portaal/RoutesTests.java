package nl.wijgroningen.portaal;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.wijgroningen.portaal.account.Addresses;
import nl.wijgroningen.portaal.account.DemoAccounts;
import nl.wijgroningen.portaal.area.Teams;
import nl.wijgroningen.portaal.experience.read.TeamInbox;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.time.Week;
import nl.wijgroningen.portaal.platform.web.Assets;
import nl.wijgroningen.portaal.support.Http;
import nl.wijgroningen.portaal.support.Http.Visitor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * Who gets what at every address, in one table; and what somebody may not see (R15, R35) is not there for them: it answers
 * byte for byte as an id that nobody ever had.
 */
@PortalTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoutesTests {

    /**
     * Each route and what it answers, asked with the id of an experience of team Vinkhuizen, a POST with an empty form. The
     * columns: nobody (not logged in), that team, another team, the coordinator, everyone else who logs in, and the
     * administrator, the secretary and the director of the WIJ-raad where those are others; one word: the same for all. The words: {@link #WORDS}, or {@code >/address} for a redirect (303).
     */
    private static final String TABLE = """
			                                                                  nobody team    team2  coord.  others  beheer  secr.  director
			GET  /                                                            page
			GET  /verbeteringen                                               page
			GET  /verbeteringen/{id}                                          none
			GET  /verbeteringen/{id}/bestanden/{file}                         none
			GET  /spoor/{id}                                                  none
			GET  /wijraad                                                     page
			GET  /wijraad/jaarverslagen                                       page
			GET  /wijraad/jaarverslagen/{jaar}                                page
			GET  /wijraad/jaarverslagen/{jaar}/bestand                        file
			GET  /wijraad/vergaderingen                                       page
			GET  /wijraad/vergaderingen.ics                                   file
			GET  /wijraad/vergaderingen/{id}                                  none
			GET  /wijraad/vergaderingen/{id}/vergadering.ics                  none
			GET  /wijraad/vergaderingen/{id}/stukken/{stuk}                   none
			GET  /wijraad/vacatures                                                page
			GET  /wijraad/vacatures/{id}                                           none
			GET  /wijraad/vacatures/{id}/aanmelding                                none
			POST /wijraad/vacatures/{id}/aanmelding                                none
			GET  /wijraad/vacatures/{id}/aanmelding/verstuurd                      none
			GET  /wijraad/aanmelding/{token}                                       none
			POST /wijraad/aanmelding/{token}                                       none
			GET  /wijraad/aanmelding/{token}/intrekking                            none
			POST /wijraad/aanmelding/{token}/intrekking                            none
			GET  /wijraad/aanmelding/{token}/cv                                    none
			GET  /wijraad/adviezen                                            page
			GET  /wijraad/adviezen.atom                                       file
			GET  /wijraad/adviezen/{id}                                       none
			GET  /wijken                                                      page
			GET  /wijken/{slug}                                               page
			GET  /teams                                                       page
			GET  /teams/{slug}                                                page
			GET  /teams/{slug}/poster                                         file
			GET  /teams/{slug}/formulier                                      file
			GET  /zoeken                                                      page
			GET  /{name:privacy|toegankelijkheid|spelregels|over|contact}     page
			GET  /robots.txt                                                  file
			GET  /sitemap.xml                                                 file
			GET  /.well-known/security.txt                                    file
			GET  /bestanden/{address}                                         file
			GET  /actuator/health                                             file
			GET  /actuator/health/**                                          file
			ANY  /error                                                       none

			GET  /ervaringen/nieuw                                            page
			POST /ervaringen/nieuw                                            >/ervaringen/nieuw/plaats
			GET  /ervaringen/nieuw/plaats                                     page
			POST /ervaringen/nieuw/plaats                                     wrong
			GET  /ervaringen/nieuw/code                                       >/ervaringen/nieuw
			GET  /ervaringen/nieuw/code/bestand                               >/ervaringen/nieuw
			GET  /ervaringen/nieuw/onderwerp                                  >/ervaringen/nieuw
			POST /ervaringen/nieuw/onderwerp                                  >/ervaringen/nieuw
			GET  /ervaringen/nieuw/lezers                                     >/ervaringen/nieuw
			POST /ervaringen/nieuw/lezers                                     >/ervaringen/nieuw
			GET  /ervaringen/nieuw/verhaal                                    >/ervaringen/nieuw
			POST /ervaringen/nieuw/verhaal                                    >/ervaringen/nieuw
			GET  /ervaringen/nieuw/stellingen                                 >/ervaringen/nieuw
			POST /ervaringen/nieuw/stellingen                                 >/ervaringen/nieuw
			GET  /ervaringen/nieuw/gegevens                                   >/ervaringen/nieuw
			POST /ervaringen/nieuw/gegevens                                   >/ervaringen/nieuw
			GET  /ervaringen/nieuw/openbaar                                   >/ervaringen/nieuw
			POST /ervaringen/nieuw/openbaar                                   >/ervaringen/nieuw
			GET  /ervaringen/nieuw/controle                                   >/ervaringen/nieuw
			POST /ervaringen/nieuw/verzending                                 >/ervaringen/nieuw
			GET  /ervaringen/nieuw/verstuurd                                  >/mijn-ervaring
			GET  /ervaringen/nieuw/kort                                       page
			POST /ervaringen/nieuw/kort                                       wrong
			GET  /ervaringen/nieuw/kort/verhaal                               >/ervaringen/nieuw
			POST /ervaringen/nieuw/kort/verhaal                               >/ervaringen/nieuw
			GET  /ervaringen/nieuw/kort/controle                              >/ervaringen/nieuw
			POST /ervaringen/nieuw/kort/controle                              >/ervaringen/nieuw
			GET  /ervaringen                                                  page
			GET  /ervaringen.atom                                             file
			GET  /ervaringen/{id}                                             none
			GET  /ervaringen/{id}/herkenning                                  none
			POST /ervaringen/{id}/herkenning                                  none
			GET  /ervaringen/{id}/melding                                     none
			POST /ervaringen/{id}/melding                                     none
			GET  /snel-weg                                                    away

			GET  /mijn-ervaring                                               page
			POST /mijn-ervaring                                               wrong
			POST /mijn-ervaring/oordeel                                       >/ervaringen/nieuw
			POST /mijn-ervaring/reactie                                       >/ervaringen/nieuw
			POST /mijn-ervaring/toestemming                                   >/mijn-ervaring
			GET  /mijn-ervaring/berichten                                     >/mijn-ervaring
			POST /mijn-ervaring/berichten                                     >/mijn-ervaring
			POST /mijn-ervaring/afmelding                                     >/mijn-ervaring?gedaan=berichten-einde
			GET  /mijn-ervaring/berichten/{token}                             page
			POST /mijn-ervaring/berichten/{token}                             page
			GET  /mijn-ervaring/openbaarheid                                  >/mijn-ervaring
			POST /mijn-ervaring/openbaarheid                                  >/mijn-ervaring
			GET  /mijn-ervaring/intrekking                                    >/mijn-ervaring
			POST /mijn-ervaring/intrekking                                    >/mijn-ervaring
			GET  /mijn-ervaring/publicatie                                    >/mijn-ervaring
			GET  /mijn-ervaring/vragen/{token}                                page
			POST /mijn-ervaring/vragen/{token}                                page
			POST /mijn-ervaring/verbeteringen                                 >/mijn-ervaring
			POST /mijn-ervaring/bezwaar                                       >/mijn-ervaring
			POST /mijn-ervaring/afsluiting                                    >/

			GET  /inloggen                                                    page
			POST /inloggen                                                    wrong
			GET  /inloggen/code                                               login  >/werk  >/werk >/werk  >/werk
			POST /inloggen/code                                               lapsed >/werk  >/werk >/werk  >/werk
			GET  /inloggen/app                                                login  >/werk  >/werk >/werk  >/werk
			POST /inloggen/app                                                lapsed >/werk  >/werk >/werk  >/werk
			GET  /inloggen/passkey                                            login  >/werk  >/werk >/werk  >/werk
			POST /inloggen/passkey                                            login  >/werk  >/werk >/werk  >/werk
			POST /inloggen/passkey/vraag                                      >/inloggen/passkey >/werk  >/werk >/werk  >/werk
			GET  /inloggen/organisatie                                        there  >/werk  >/werk >/werk  >/werk
			GET  /inloggen/organisatie/terug                                  denied >/werk  >/werk >/werk  >/werk
			POST /inloggen/overslaan                                          lapsed >/werk  >/werk >/werk  >/werk
			POST /uitloggen                                                   left
			GET  /uitnodiging/{token}                                         none
			POST /uitnodiging/{token}                                         none
			GET  /wachtwoord                                                  page
			POST /wachtwoord                                                  wrong
			GET  /wachtwoord/{token}                                          none
			POST /wachtwoord/{token}                                          none
			GET  /account                                                     login  page    page   page    page
			GET  /account/wachtwoord                                          login  page    page   page    page
			POST /account/wachtwoord                                          lapsed wrong   wrong  wrong   wrong
			GET  /account/app                                                 login  page    page   page    page
			POST /account/app                                                 lapsed wrong   wrong  wrong   wrong
			GET  /account/herstelcodes                                        login  page    page   page    page
			POST /account/herstelcodes                                        lapsed wrong   wrong  wrong   wrong
			GET  /account/passkeys/nieuw                                      login  page    page   page    page
			POST /account/passkeys                                            lapsed wrong   wrong  wrong   wrong
			GET  /account/passkeys/maken                                      login  >/account/passkeys/nieuw >/account/passkeys/nieuw >/account/passkeys/nieuw >/account/passkeys/nieuw
			POST /account/passkeys/maken                                      lapsed >/account/passkeys/nieuw >/account/passkeys/nieuw >/account/passkeys/nieuw >/account/passkeys/nieuw
			GET  /account/passkeys/{id}                                       login  none    none   none    none
			POST /account/passkeys/{id}/einde                                 lapsed none    none   none    none
			POST /account/sessies/einde                                       lapsed >/account?gedaan=sessies >/account?gedaan=sessies >/account?gedaan=sessies >/account?gedaan=sessies
			POST /account/verlenging                                          lapsed >/account >/account >/account >/account
			GET  /werk                                                        login  page    page   page    page
			GET  /werk/mail                                                   login  page    page   page    page
			POST /werk/mail                                                   lapsed wrong   wrong  wrong   wrong
			GET  /werk/ervaringen                                             login  page    page   page    none
			GET  /werk/ervaringen/nieuw                                       login  page    page   page    none
			POST /werk/ervaringen/nieuw                                       lapsed wrong   wrong  wrong   none
			GET  /werk/kaartjes                                               login  page    page   page    none
			POST /werk/kaartjes                                               lapsed wrong   wrong  none    none
			GET  /werk/kaartjes/{id}                                          login  none    none   none    none
			POST /werk/kaartjes/{id}/afdruk                                   lapsed none    none   none    none
			POST /werk/kaartjes/{id}/annulering                               lapsed none    none   none    none
			GET  /werk/ervaringen/{id}                                        login  page    none   page    none
			POST /werk/ervaringen/{id}/antwoord                               lapsed wrong   none   wrong   none
			POST /werk/ervaringen/{id}/concept                                lapsed wrong   none   wrong   none
			POST /werk/ervaringen/{id}/vraag                                  lapsed wrong   none   wrong   none
			GET  /werk/ervaringen/{id}/afscherming                            login  page    none   page    none
			POST /werk/ervaringen/{id}/afscherming                            lapsed wrong   none   wrong   none
			POST /werk/ervaringen/{id}/toestemming                            lapsed none    none   wrong   none
			GET  /werk/ervaringen/{id}/verbetering                            login  page    none   page    none
			POST /werk/ervaringen/{id}/verbetering                            lapsed wrong   none   wrong   none
			POST /werk/ervaringen/{id}/verbetering/koppeling                  lapsed wrong   none   wrong   none
			GET  /werk/verbeteringen                                          login  page    page   page    none
			GET  /werk/verbeteringen/{id}                                     login  none    none   none    none
			GET  /werk/verbeteringen/{id}/bestanden/{file}                    login  none    none   none    none
			POST /werk/verbeteringen/{id}/acties                              lapsed none    none   none    none
			POST /werk/verbeteringen/{id}/termijn                             lapsed none    none   none    none
			POST /werk/verbeteringen/{id}/belofte                             lapsed none    none   none    none
			POST /werk/verbeteringen/{id}/hervatting                          lapsed none    none   none    none
			POST /werk/verbeteringen/{id}/onmogelijkheid                      lapsed none    none   none    none
			POST /werk/verbeteringen/{id}/samenvoeging                        lapsed none    none   none    none
			POST /werk/verbeteringen/{id}/afsplitsing                         lapsed none    none   none    none
			POST /werk/verbeteringen/{id}/bewijs                              lapsed none    none   none    none
			POST /werk/verbeteringen/{id}/bewijs/{proof}/bevestiging          lapsed none    none   none    none
			POST /werk/verbeteringen/{id}/bewijs/{proof}/teruggave            lapsed none    none   none    none
			POST /werk/ervaringen/{id}/behandelaar                            lapsed wrong   none   wrong   none
			GET  /werk/ervaringen/{id}/notities                               login  page    none   page    none
			POST /werk/ervaringen/{id}/notities                               lapsed wrong   none   wrong   none
			GET  /werk/ervaringen/{id}/notities/{notitie}                     login  none    none   none    none
			POST /werk/ervaringen/{id}/notities/{notitie}                     lapsed none    none   none    none
			POST /werk/ervaringen/{id}/team                                   lapsed none    none   wrong   none
			GET  /werk/ervaringen/{id}/publicatie                             login  page    none   page    none
			POST /werk/ervaringen/{id}/publicatie                             lapsed wrong   none   wrong   none
			POST /werk/ervaringen/{id}/publicatie/voorbeeld                   lapsed wrong   none   wrong   none
			POST /werk/ervaringen/{id}/publicatie/weigering                   lapsed wrong   none   wrong   none
			GET  /werk/teams                                                  login  none    none   page    none
			GET  /werk/bezwaren                                               login  none    none   page    none
			GET  /werk/bezwaren/{id}                                          login  none    none   none    none
			POST /werk/bezwaren/{id}/bezwaar                                  lapsed none    none   none    none
			POST /werk/bezwaren/{id}/melding                                  lapsed none    none   none    none
			GET  /werk/exports                                                login  page    page   page    none
			POST /werk/exports                                                lapsed none    none   none    none
			GET  /werk/exports/{id}                                           login  none    none   none    none
			POST /werk/exports/{id}/annulering                                lapsed none    none   none    none
			GET  /werk/exports/{id}/bestand                                   login  none    none   none    none
			GET  /beheer/post                                                 login  none    none   none    none    page
			POST /beheer/post                                                 lapsed none    none   none    none    wrong
			POST /beheer/post/herkansing                                      lapsed none    none   none    none    >/beheer/post?gedaan=retry-all
			GET  /beheer/post/{id}                                            login  none    none   none    none    none
			POST /beheer/post/{id}/herkansing                                 lapsed none    none   none    none    none
			GET  /beheer/gebruikers                                           login  none    none   none    none    page
			POST /beheer/gebruikers                                           lapsed none    none   none    none    wrong
			GET  /beheer/gebruikers/nieuw                                     login  none    none   none    none    page
			GET  /beheer/gebruikers/{id}                                      login  none    none   none    none    page
			POST /beheer/gebruikers/{id}/rollen                               lapsed none    none   none    none    wrong
			POST /beheer/gebruikers/{id}/rollen/{role}/bevestiging            lapsed none    none   none    none    >/beheer/gebruikers/{id}?gedaan=bevestiging
			POST /beheer/gebruikers/{id}/rollen/{role}/einde                  lapsed none    none   none    none    >/beheer/gebruikers/{id}?gedaan=rol
			POST /beheer/gebruikers/{id}/teams                                lapsed none    none   none    none    wrong
			POST /beheer/gebruikers/{id}/teams/{team}/einde                   lapsed none    none   none    none    >/beheer/gebruikers/{id}?gedaan=team
			POST /beheer/gebruikers/{id}/gegevens                             lapsed none    none   none    none    wrong
			POST /beheer/gebruikers/{id}/uitnodiging                          lapsed none    none   none    none    >/beheer/gebruikers/{id}?gedaan=uitnodiging
			POST /beheer/gebruikers/{id}/blokkade                             lapsed none    none   none    none    >/beheer/gebruikers/{id}?gedaan=blokkade
			POST /beheer/gebruikers/{id}/toelating                            lapsed none    none   none    none    >/beheer/gebruikers/{id}?gedaan=toelating
			POST /beheer/gebruikers/{id}/tweede-stap                          lapsed none    none   none    none    none
			GET  /beheer/gebruikers/{id}/einde                                login  none    none   none    none    page
			POST /beheer/gebruikers/{id}/einde                                lapsed none    none   none    none    >/beheer/gebruikers/{id}?gedaan=einde
			GET  /beheer/taken                                                login  none    none   none    none    page
			GET  /werk/wijraad/samenstelling                                  login  none    none   none    none    none    page   page
			GET  /werk/wijraad/samenstelling/wat-als                          login  none    none   none    none    none    page   page
			POST /werk/wijraad/rooster                                        lapsed none    none   none    none    none    wrong  none
			GET  /werk/wijraad/feiten                                         login  none    none   none    none    none    page   none
			POST /werk/wijraad/feiten                                         lapsed none    none   none    none    none    wrong  none
			GET  /werk/wijraad/feiten/{nummer}/correctie                      login  none    none   none    none    none    page   none
			POST /werk/wijraad/feiten/{nummer}/correctie                      lapsed none    none   none    none    none    wrong  none
			GET  /werk/wijraad/voordrachten                                   login  none    none   none    none    none    page   page
			GET  /werk/wijraad/voordrachten/nieuw                             login  none    none   none    none    none    page   none
			POST /werk/wijraad/voordrachten                                   lapsed none    none   none    none    none    wrong  none
			GET  /werk/wijraad/leden/{id}                                     login  none    none   none    none
			GET  /werk/wijraad/leden/{id}/naam                                login  none    none   none    none
			POST /werk/wijraad/leden/{id}/naam                                lapsed none    none   none    none
			GET  /werk/wijraad/jaarverslagen                                  login  none    none   none    none    none    page   none
			POST /werk/wijraad/jaarverslagen                                  lapsed none    none   none    none    none    wrong  none
			GET  /werk/wijraad/jaarverslagen/{jaar}                           login  none    none   none    none    none    page   none
			POST /werk/wijraad/jaarverslagen/{jaar}/bijwerking                lapsed none    none   none    none    none    wrong  none
			POST /werk/wijraad/jaarverslagen/{jaar}/vaststelling              lapsed none    none   none    none    none    wrong  none
			GET  /werk/wijraad/jaarverslagen/{jaar}/onderdelen/{onderdeel}    login  none    none   none    none    none    page   none
			POST /werk/wijraad/jaarverslagen/{jaar}/onderdelen/{onderdeel}    lapsed none    none   none    none    none    wrong  none
			GET  /werk/wijraad/brieven                                        login  none    none   none    none    none    page   none
			GET  /werk/wijraad/brieven/{id}                                   login  none    none   none    none
			POST /werk/wijraad/brieven/{id}                                   lapsed none    none   none    none
			POST /werk/wijraad/brieven/{id}/vaststelling                      lapsed none    none   none    none
			GET  /werk/wijraad/brieven/{id}/bestand                           login  none    none   none    none
			GET  /werk/wijraad/voordrachten/{id}                              login  none    none   none    none
			POST /werk/wijraad/voordrachten/{id}/benoeming                    lapsed none    none   none    none
			POST /werk/wijraad/voordrachten/{id}/weigering                    lapsed none    none   none    none
			POST /werk/wijraad/voordrachten/{id}/intrekking                   lapsed none    none   none    none
			GET  /werk/wijraad/oprichting                                     login  none    none   none    none    none    page   page
			POST /werk/wijraad/oprichting                                     lapsed none    none   none    none    none    wrong  none
			POST /werk/wijraad/oprichting/leden                               lapsed none    none   none    none    none    wrong  none
			POST /werk/wijraad/oprichting/leden/{zetel}/verwijdering          lapsed none    none   none    none    none    wrong  none
			POST /werk/wijraad/oprichting/bevestiging                         lapsed none    none   none    none    none    none   wrong
			GET  /werk/wijraad/vergaderingen                                      login  none   none   none   none   none   page   page   page   none
			POST /werk/wijraad/vergaderingen                                      lapsed none   none   none   none   none   wrong  none   none   none
			GET  /werk/wijraad/vergaderingen/{id}                                 login  none   none   none    none
			GET  /werk/wijraad/vergaderingen/{id}/gegevens                        login  none   none   none    none
			POST /werk/wijraad/vergaderingen/{id}/gegevens                        lapsed none   none   none    none
			POST /werk/wijraad/vergaderingen/{id}/uitnodiging                     lapsed none   none   none    none
			POST /werk/wijraad/vergaderingen/{id}/afzegging                       lapsed none   none   none    none
			POST /werk/wijraad/vergaderingen/{id}/agenda                          lapsed none   none   none    none
			POST /werk/wijraad/vergaderingen/{id}/komst                           lapsed none   none   none    none
			POST /werk/wijraad/vergaderingen/{id}/aanwezigheid                    lapsed none   none   none    none
			POST /werk/wijraad/vergaderingen/{id}/sluiting                        lapsed none   none   none    none
			POST /werk/wijraad/vergaderingen/{id}/acties                          lapsed none   none   none    none
			POST /werk/wijraad/vergaderingen/{id}/acties/{actie}/afronding        lapsed none   none   none    none
			GET  /werk/wijraad/vergaderingen/{id}/agenda/{punt}                   login  none   none   none    none
			POST /werk/wijraad/vergaderingen/{id}/agenda/{punt}                   lapsed none   none   none    none
			POST /werk/wijraad/vergaderingen/{id}/agenda/{punt}/plaats            lapsed none   none   none    none
			POST /werk/wijraad/vergaderingen/{id}/agenda/{punt}/verwijdering      lapsed none   none   none    none
			POST /werk/wijraad/vergaderingen/{id}/agenda/{punt}/stukken           lapsed none   none   none    none
			POST /werk/wijraad/vergaderingen/{id}/agenda/{punt}/stukken/{stuk}/verwijdering lapsed none   none   none    none
			POST /werk/wijraad/vergaderingen/{id}/agenda/{punt}/besluiten         lapsed none   none   none    none
			POST /werk/wijraad/vergaderingen/{id}/agenda/{punt}/besluiten/{besluit}/verwijdering lapsed none   none   none    none
			GET  /werk/wijraad/vergaderingen/{id}/notulen                         login  none   none   none    none
			POST /werk/wijraad/vergaderingen/{id}/notulen                         lapsed none   none   none    none
			POST /werk/wijraad/vergaderingen/{id}/notulen/vaststelling            lapsed none   none   none    none
			GET  /werk/wijraad/vergaderingen/{id}/stukken/{stuk}                  login  none   none   none    none
			GET  /werk/wijraad/vergaderingen/{id}/stukken.pdf                     login  none   none   none    none
			GET  /werk/wijraad/leden                                              login  none   none   none   none   none   page   none   none   none
			POST /werk/wijraad/leden                                              lapsed none   none   none   none   none   wrong  none   none   none
			GET  /werk/wijraad/werving                                             login   none    none    none    none    none    page    none    none    page
			POST /werk/wijraad/werving                                             lapsed  none    none    none    none    none    wrong   none
			GET  /werk/wijraad/werving/{id}                                        login   none    none    none    none
			GET  /werk/wijraad/werving/{id}/planning                               login   none    none    none    none
			GET  /werk/wijraad/werving/{id}/sluiting                               login   none    none    none    none
			GET  /werk/wijraad/werving/{id}/tekst                                  login   none    none    none    none
			GET  /werk/wijraad/werving/{id}/tekst/versies                          login   none    none    none    none
			GET  /werk/wijraad/werving/{id}/kandidaten/{kandidaat}                 login   none    none    none    none
			GET  /werk/wijraad/werving/{id}/kandidaten/{kandidaat}/cv              login   none    none    none    none
			POST /werk/wijraad/werving/{id}/planning                               lapsed  none    none    none    none
			POST /werk/wijraad/werving/{id}/gesprekken                             lapsed  none    none    none    none
			POST /werk/wijraad/werving/{id}/gesprekken/{gesprek}/verwijdering      lapsed  none    none    none    none
			POST /werk/wijraad/werving/{id}/sluiting                               lapsed  none    none    none    none
			POST /werk/wijraad/werving/{id}/tekst                                  lapsed  none    none    none    none
			POST /werk/wijraad/werving/{id}/tekst/voorlegging                      lapsed  none    none    none    none
			POST /werk/wijraad/werving/{id}/tekst/terugname                        lapsed  none    none    none    none
			POST /werk/wijraad/werving/{id}/tekst/vaststelling                     lapsed  none    none    none    none
			POST /werk/wijraad/werving/{id}/tekst/publicatie                       lapsed  none    none    none    none
			POST /werk/wijraad/werving/{id}/tekst/opmerkingen                      lapsed  none    none    none    none
			POST /werk/wijraad/werving/{id}/tekst/advies                           lapsed  none    none    none    none
			POST /werk/wijraad/werving/{id}/kandidaten/{kandidaat}/uitnodiging     lapsed  none    none    none    none
			POST /werk/wijraad/werving/{id}/kandidaten/{kandidaat}/afwijzing       lapsed  none    none    none    none
			POST /werk/wijraad/werving/{id}/kandidaten/{kandidaat}/notities        lapsed  none    none    none    none
			GET  /werk/wijraad/adviezen                                       login  none    none   none    none    none    page   page     page   none
			GET  /werk/wijraad/adviezen/nieuw                                 login  none    none   none    none    none    page   none
			POST /werk/wijraad/adviezen/nieuw                                 lapsed none    none   none    none    none    wrong  none
			GET  /werk/wijraad/adviezen/vraag                                 login  none    none   none    none    none    none   page
			POST /werk/wijraad/adviezen/vraag                                 lapsed none    none   none    none    none    none   wrong
			GET  /werk/wijraad/adviezen/{id}                                  login  none    none   none    none
			GET  /werk/wijraad/adviezen/{id}/tekst                            login  none    none   none    none
			POST /werk/wijraad/adviezen/{id}/tekst                            lapsed none    none   none    none
			POST /werk/wijraad/adviezen/{id}/opmerkingen                      lapsed none    none   none    none
			GET  /werk/wijraad/selecties                                      login  none    none   none    none    none    page   none      page    none
			POST /werk/wijraad/selecties                                      lapsed none    none   none    none    none    wrong  none
			GET  /werk/wijraad/selecties/nieuw                                login  none    none   none    none    none    page   none
			GET  /werk/wijraad/selecties/{id}                                 login  none    none   none    none
			POST /werk/wijraad/selecties/{id}/onthouding                      lapsed none    none   none    none
			POST /werk/wijraad/selecties/{id}/onthoudingen                    lapsed none    none   none    none
			POST /werk/wijraad/selecties/{id}/opening                         lapsed none    none   none    none
			POST /werk/wijraad/selecties/{id}/stem                            lapsed none    none   none    none
			POST /werk/wijraad/selecties/{id}/sluiting                        lapsed none    none   none    none
			POST /werk/wijraad/selecties/{id}/telling                         lapsed none    none   none    none
			POST /werk/wijraad/selecties/{id}/bevestiging                     lapsed none    none   none    none
			POST /werk/wijraad/selecties/{id}/teruggave                       lapsed none    none   none    none
			POST /werk/wijraad/selecties/{id}/afbreking                       lapsed none    none   none    none
			POST /werk/wijraad/selecties/{id}/herstemming                     lapsed none    none   none    none
			GET  /werk/wijraad/adviezen/{id}/stemmen                          login  none    none   none    none
			POST /werk/wijraad/adviezen/{id}/stemmen                          lapsed none    none   none    none
			POST /werk/wijraad/adviezen/{id}/stemmen/{stem}/verwijdering      lapsed none    none   none    none
			POST /werk/wijraad/adviezen/{id}/besluit                          lapsed none    none   none    none
			POST /werk/wijraad/adviezen/{id}/besluit/intrekking               lapsed none    none   none    none
			POST /werk/wijraad/adviezen/{id}/verzending                       lapsed none    none   none    none
			POST /werk/wijraad/adviezen/{id}/antwoord                         lapsed none    none   none    none
			GET  /werk/wijraad/adviezen/{id}/punten/{punt}                    login  none    none   none    none
			POST /werk/wijraad/adviezen/{id}/punten/{punt}/antwoord           lapsed none    none   none    none
			POST /werk/wijraad/adviezen/{id}/punten/{punt}/oordeel            lapsed none    none   none    none
			GET  /werk/alarmwoorden                                           login  none    none   page    none
			POST /werk/alarmwoorden                                           lapsed none    none   wrong   none
			POST /werk/alarmwoorden/stand                                     lapsed none    none   none    none
			GET  /beheer/stijl                                                login  page    page   page    page
			GET  /beheer/bewaren                                              login  none    none   none    none    page
			GET  /beheer/instellingen                                         login  none    none   none    none    page
			GET  /beheer/instellingen/{name}                                  login  none    none   none    none    page
			POST /beheer/instellingen/{name}                                  lapsed none    none   none    none    wrong
			POST /beheer/instellingen/{name}/intrekking                       lapsed none    none   none    none    >/beheer/instellingen/experience.draft-days
			GET  /beheer/themas                                               login  none    none   none    none    page
			POST /beheer/themas                                               lapsed none    none   none    none    wrong
			GET  /beheer/themas/{thema}                                       login  none    none   none    none    page
			POST /beheer/themas/{thema}                                       lapsed none    none   none    none    wrong
			POST /beheer/themas/{thema}/plaats                                lapsed none    none   none    none    >/beheer/themas?gedaan=veranderd
			GET  /beheer/teams                                                login  none    none   none    none    page
			POST /beheer/teams                                                lapsed none    none   none    none    wrong
			GET  /beheer/teams/{slug}                                         login  none    none   none    none    page
			POST /beheer/teams/{slug}                                         lapsed none    none   none    none    wrong
			POST /beheer/teams/{slug}/einde                                   lapsed none    none   none    none    wrong
			GET  /beheer/buurten                                              login  none    none   none    none    page
			POST /beheer/buurten                                              lapsed none    none   none    none    wrong
			GET  /beheer/buurten/{slug}                                       login  none    none   none    none    page
			POST /beheer/buurten/{slug}/naam                                  lapsed none    none   none    none    wrong
			POST /beheer/buurten/{slug}/intrekking                            lapsed none    none   none    none    >/beheer/buurten/vinkhuizen
			GET  /beheer/postcodes                                            login  none    none   none    none    page
			GET  /beheer/postcodes/{pc4:[1-9][0-9]{3}}                         login  none    none   none    none    page
			POST /beheer/postcodes/{pc4:[1-9][0-9]{3}}                         lapsed none    none   none    none    wrong
			POST /beheer/postcodes/{pc4:[1-9][0-9]{3}}/vertrek                 lapsed none    none   none    none    wrong
			POST /beheer/postcodes/{pc4:[1-9][0-9]{3}}/intrekking              lapsed none    none   none    none    >/beheer/postcodes/9743
			GET  /beheer/logboek                                              login  none    none   none    none    page
			GET  /beheer/logboek.csv                                          login  none    none   none    none    file
			""";

    private static final Map<String, Consumer<HttpResponse<String>>> WORDS = Map.of(
            "page", it -> assertThat(it.statusCode() + type(it)).isEqualTo("200text/html;charset=UTF-8"),
            "file",
                    it -> assertThat(it.statusCode() + type(it))
                            .startsWith("200")
                            .doesNotContain("html"),
            "wrong", it -> isOurs(422, it),
            "none", it -> isOurs(404, it),
            "denied", it -> isOurs(403, it),
            "there",
                    it -> assertThat(it.statusCode())
                            .as("to the provider, where a test runs one")
                            .isIn(303, 503),
            "login", it -> leadsTo("/inloggen", it),
            "lapsed",
                    it -> {
                        assertThat(it.statusCode()).isEqualTo(401);
                        assertThat(it.body().contains("name=\"wachtwoord\""))
                                .as("asks for the password")
                                .isTrue();
                    },
            "left", it -> leadsTo("/inloggen?uit=ja", it),
            "away", it -> leadsTo("https://www.knmi.nl/", it));

    /** Answered by Spring Security, not by a controller. */
    private static final String LOG_IN = "POST /inloggen";

    private static final String LOG_OUT = "POST /uitloggen";

    /** Headers that tell of the moment and of the connection: it is closed after every hundredth request. */
    private static final Set<String> OF_THE_LINE = Set.of("date", "connection", "keep-alive");

    private static final String NOBODY = "nobody";
    private static final List<String> COLUMNS = List.of(
            NOBODY,
            "team",
            "team2",
            "coordinator",
            "others",
            "beheer",
            "secretary",
            "director",
            "member",
            "stadadviseert");

    private static final int OTHERS = COLUMNS.indexOf("others");

    /** Who sees the same as somebody with a column. */
    private static final Map<String, String> ALIKE =
            Map.of("team3", "team", "coordinator2", "coordinator", "beheer2", "beheer");

    private static final List<String> MALFORMED = List.of("-1", "geen-id", new UUID(1, 1) + "x", "%20", "%2B", "null");

    /** Where {@code {id}} is a user. */
    private static final String USERS = "/beheer/gebruikers/";

    private final Http http;
    private final ApplicationContext context;
    private final JdbcClient jdbc;
    private final Teams teams;
    private final Assets assets;
    private final Clock clock;
    private final Map<String, Visitor> visitors = new LinkedHashMap<>();
    private final Map<String, UUID> experiences = new LinkedHashMap<>();
    private final UUID somebody = UUID.randomUUID();
    private final Map<Visitor, String> tokens = new ConcurrentHashMap<>();

    RoutesTests(
            @Autowired Http http,
            @Autowired ApplicationContext context,
            @Autowired JdbcClient jdbc,
            @Autowired Teams teams,
            @Autowired Assets assets,
            @Autowired Clock clock) {
        this.http = http;
        this.context = context;
        this.jdbc = jdbc;
        this.teams = teams;
        this.assets = assets;
        this.clock = clock;
    }

    record Route(String method, String pattern, List<String> outcomes) {

        String outcome(String who) {
            var column = COLUMNS.contains(who)
                    ? who
                    : switch (who) {
                        case "secretaris" -> "secretary";
                        case "bestuurder" -> "director";
                        case "wijraadslid" -> "member";
                        default -> ALIKE.getOrDefault(who, "others");
                    };
            var index = COLUMNS.indexOf(column);
            return outcomes.get(outcomes.size() == 1 ? 0 : index < outcomes.size() ? index : OTHERS);
        }

        boolean isFor(String who) {
            return !Set.of("none", "login", "lapsed").contains(outcome(who));
        }

        @Override
        public String toString() {
            return method + " " + pattern;
        }
    }

    static List<Route> table() {
        return TABLE.lines()
                .filter(it -> it.matches("(GET|POST|ANY) .*"))
                .map(it -> it.split(" +"))
                .map(it -> new Route(it[0], it[1], List.of(it).subList(2, it.length)))
                .toList();
    }

    @BeforeAll
    void enter() {
        visitors.put(NOBODY, http.visitor());
        context.getBean(DemoAccounts.class)
                .list()
                .forEach(it -> visitors.put(it.username(), http.staff(it.username())));
        jdbc.sql("""
						insert into account_user (id, email, email_hash, display_name, label, state, demo)
						values (:id, :email, :id::text::bytea, 'Iemand', 'Proef', 'INVITED', true)
						""")
                .param("id", somebody)
                .param("email", context.getBean(Addresses.class).seal("iemand@wij.example"))
                .update();
        experiences.put("ours", experience("vinkhuizen", false, null));
        experiences.put("theirs", experience("beijum", false, null));
        experiences.put("without team", experience(null, false, null));
        experiences.put("for the coordinator", experience("vinkhuizen", true, null));
        experiences.put("about this coordinator", experience("vinkhuizen", true, "coordinator"));
    }

    @AfterAll
    void leave() {
        jdbc.sql("delete from account_user where id = :id")
                .param("id", somebody)
                .update();
        jdbc.sql("delete from experience where id = any (:ids)")
                .param("ids", experiences.values().toArray(UUID[]::new))
                .update();
    }

    @Test
    void theTableHasEveryRoute() {
        var routes = new TreeSet<>(Set.of(LOG_IN, LOG_OUT));
        context.getBeansOfType(RequestMappingInfoHandlerMapping.class)
                .values()
                .forEach(mapping -> mapping.getHandlerMethods()
                        .keySet()
                        .forEach(it -> it.getPatternValues().forEach(pattern -> {
                            var methods = it.getMethodsCondition().getMethods();
                            (methods.isEmpty()
                                            ? Stream.of("ANY")
                                            : methods.stream().map(Enum::name))
                                    .forEach(method -> routes.add(method + " " + pattern));
                        })));
        context.getBeansOfType(AbstractUrlHandlerMapping.class)
                .values()
                .forEach(mapping -> mapping.getHandlerMap().keySet().forEach(pattern -> routes.add("GET " + pattern)));
        assertThat(table().stream().map(Route::toString)).containsExactlyInAnyOrderElementsOf(routes);
        assertThat(table())
                .allMatch(it -> Set.of(1, OTHERS + 1, OTHERS + 2, OTHERS + 4, COLUMNS.size())
                        .contains(it.outcomes().size()));
    }

    @Test
    @Rule("R15")
    void everyoneGetsWhatTheTableSays() {
        var differences = new TreeMap<String, String>();
        for (var route : table()) {
            var path = path(route, route.pattern().startsWith(USERS) ? somebody : experiences.get("ours"));
            visitors.forEach((who, visitor) -> methods(route).forEach(method -> {
                var fresh = route.toString().equals(LOG_OUT) && !who.equals(NOBODY);
                var answer = ask(fresh ? http.staff(who) : visitor, method, path, Map.of());
                var outcome = route.outcome(who);
                try {
                    if (outcome.startsWith(">")) {
                        leadsTo(outcome.substring(1).replace("{id}", somebody.toString()), answer);
                    } else {
                        WORDS.get(outcome).accept(answer);
                    }
                    if (method.equals("GET")) {
                        var head = visitor.head(path);
                        assertThat(head.body()).isEmpty();
                        assertThat(head.statusCode() + type(head))
                                .as("HEAD")
                                .isEqualTo(answer.statusCode() + type(answer));
                    }
                } catch (AssertionError wrong) {
                    differences.put(
                            method + " " + path + " by " + who,
                            outcome + ", but: " + shortened(String.valueOf(wrong.getMessage())));
                }
            }));
        }
        assertThat(differences).isEmpty();
    }

    /** What is not in the table is not there; for who is not logged in, not even that is said of an address of staff. */
    @Test
    void everythingElseIsNotThere() {
        visitors.forEach((who, visitor) -> {
            for (var path : List.of("/nergens", "/ervaringen/nieuw/nergens", "/actuator/env", "/login", "/logout")) {
                isOurs(404, visitor.get(path));
            }
            for (var path : List.of("/werk/nergens", "/beheer", "/beheer/nergens", "/werk/ervaringen/x/y/z")) {
                (who.equals(NOBODY) ? WORDS.get("login") : WORDS.get("none")).accept(visitor.get(path));
            }
        });
    }

    @Test
    void aWrongMethodGetsAPageOfOurs() {
        var methods = new TreeMap<String, Set<String>>();
        table().forEach(it ->
                methods.computeIfAbsent(it.pattern(), key -> new TreeSet<>()).add(it.method()));
        methods.remove("/error");
        methods.remove(LOG_OUT.substring(5));
        table().stream()
                .filter(it -> methods.containsKey(it.pattern()))
                .forEach(route -> Stream.of(NOBODY, "coordinator")
                        .filter(route::isFor)
                        .forEach(who -> Stream.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")
                                .filter(it -> !methods.get(route.pattern()).contains(it.replace("HEAD", "GET")))
                                .forEach(method -> {
                                    var answer = ask(
                                            visitors.get(who), method, path(route, experiences.get("ours")), Map.of());
                                    assertThat(answer.statusCode())
                                            .as("%s %s by %s", method, route.pattern(), who)
                                            .isEqualTo(405);
                                    assertThat(answer.headers().firstValue("Allow"))
                                            .as("%s %s", method, route.pattern())
                                            .isPresent();
                                    if (!method.equals("HEAD")) {
                                        isOurs(405, answer);
                                    }
                                })));
    }

    @Test
    void aFormFromElsewhereIsNotTaken() {
        table().stream().filter(it -> it.method().equals("POST")).forEach(route -> {
            var path = path(route, experiences.get("ours"));
            forEveryone((who, visitor) -> {
                isOurs(403, visitor.send(visitor.form(path, Map.of("x", "y")).header("Sec-Fetch-Site", "cross-site")));
                isOurs(
                        403,
                        visitor.send(visitor.form(path, Map.of("x", "y")).header("Origin", "https://elders.example")));
                isOurs(403, visitor.send(visitor.form(path, Map.of("x", "y"))));
                if (isStaff(path) && !path.equals("/inloggen") && !who.equals(NOBODY)) { // same site, no token
                    isOurs(403, visitor.post(path, Map.of("x", "y")));
                }
            });
        });
    }

    /** Of every route with an id, with every method, for everyone. */
    @Test
    @Rule("R15")
    @Rule("R35")
    void whatIsNotForYouIsNotThere() {
        var routes = new LinkedHashMap<String, List<Route>>();
        table().stream()
                .filter(it -> it.pattern().contains("{id}") && !it.pattern().startsWith(USERS))
                .forEach(it -> routes.computeIfAbsent(it.pattern(), pattern -> new ArrayList<>())
                        .add(it));
        assertThat(routes).isNotEmpty();
        var random = UUID.randomUUID();
        var differences = new ConcurrentSkipListSet<String>();
        forEveryone((who, visitor) -> {
            var hidden = new LinkedHashMap<>(experiences);
            hidden.keySet().removeIf(kind -> sees(who, kind));
            experiences.forEach((kind, id) -> assertThat(hidden.containsKey(kind)
                            || visitor.get("/werk/ervaringen/" + id).statusCode() == 200)
                    .as(who + " sees " + kind)
                    .isTrue());
            routes.forEach((pattern, same) -> {
                var taken = same.stream().flatMap(it -> methods(it).stream()).collect(Collectors.toSet());
                // no address of the WIJ-raad is about an experience: there each of these ids is one that never was
                var few = pattern.contains("/wijraad/");
                for (var prefix : List.of("", "/en")) {
                    for (var method : List.of("GET", "HEAD", "POST", "DELETE", "OPTIONS")) {
                        // a method that the address does not take is refused before any id is read: one id shows it
                        var heard = taken.contains(method.replace("HEAD", "GET"));
                        for (var form : heard ? forms(prefix, method) : List.of(Map.<String, String>of())) {
                            var never = bytes(ask(visitor, method, prefix + path(same.get(0), random), form), random);
                            hidden.entrySet().stream()
                                    .limit(heard && !few ? hidden.size() : 1)
                                    .forEach(it -> {
                                        var id = it.getValue();
                                        var asked =
                                                bytes(ask(visitor, method, prefix + path(same.get(0), id), form), id);
                                        if (!asked.equals(never)) {
                                            differences.add("%s %s%s %s, %s, by %s: %s"
                                                    .formatted(
                                                            method,
                                                            prefix,
                                                            pattern,
                                                            form.keySet(),
                                                            it.getKey(),
                                                            who,
                                                            firstDifference(asked, never)));
                                        }
                                    });
                        }
                    }
                }
            });
        });
        assertThat(differences.stream().limit(20)).isEmpty();
    }

    private static String shortened(String message) {
        return message.substring(0, Math.min(300, message.length()));
    }

    /** Where two answers part: the whole of them would fill the log. */
    private static String firstDifference(String one, String other) {
        var at = 0;
        while (at < Math.min(one.length(), other.length()) && one.charAt(at) == other.charAt(at)) {
            at++;
        }
        var from = Math.max(0, at - 40);
        return "…%s… and …%s…"
                .formatted(
                        one.substring(from, Math.min(one.length(), at + 80)),
                        other.substring(from, Math.min(other.length(), at + 80)));
    }

    @Test
    void aMalformedIdIsNotThere() {
        var random = UUID.randomUUID();
        var patterns = new HashSet<String>();
        table().stream()
                .filter(it -> it.pattern().contains("{id}") && patterns.add(it.pattern()))
                .forEach(route -> forEveryone((who, visitor) -> {
                    if (route.pattern().startsWith(USERS)
                            && !Set.of(NOBODY, "team", "beheer").contains(who)) {
                        return;
                    }
                    for (var method : List.of("GET", "HEAD", "POST")) {
                        var never = bytes(ask(visitor, method, path(route, random), Map.of()), random);
                        for (var malformed : MALFORMED) {
                            var asked = ask(
                                    visitor,
                                    method,
                                    path(route, random).replace(random.toString(), malformed),
                                    Map.of());
                            assertThat(bytes(asked, random)
                                            .replace("/" + malformed, "/{id}")) // a page holds its own address
                                    .as("%s %s %s by %s", method, route.pattern(), malformed, who)
                                    .isEqualTo(never);
                        }
                    }
                }));
    }

    /** No filter and no key of a page, real or made up, brings anything of others into a list. */
    @Test
    @Rule("R15")
    @Rule("R35")
    void listsHoldNothingOfOthers() {
        visitors.forEach((who, visitor) -> filters().forEach(filter -> {
            var list = "/werk/ervaringen?filter=" + filter;
            var all = new StringBuilder();
            for (var path = list; path != null; ) {
                var page = visitor.get(path);
                all.append(page.body());
                path = Sources.found("href=\"(/werk/ervaringen\\?[^\"]*na=[^\"]+)\"", page.body())
                        .findFirst()
                        .map(it -> it.replace("&amp;", "&"))
                        .orElse(null);
            }
            experiences.forEach((kind, id) -> {
                if (!sees(who, kind)) {
                    assertThat(all).as("%s of %s", list, who).doesNotContain(id.toString());
                    var key = list + "&na=" + week() + "_";
                    var never = neighbour(id);
                    assertThat(bytes(visitor.get(key + id), id))
                            .as("%s of %s", key, who)
                            .isEqualTo(bytes(visitor.get(key + never), never));
                    assertThat(bytes(visitor.head(key + id), id)).isEqualTo(bytes(visitor.head(key + never), never));
                } else if (filter.equals("open")) {
                    assertThat(all).as("%s of %s", list, who).contains(id.toString());
                }
            });
            for (var key : List.of(
                    "x",
                    "_",
                    week() + "_",
                    week() + "_x",
                    "_" + experiences.get("theirs"),
                    "2026-W99_" + new UUID(1, 1))) {
                var answer = visitor.get(list + "&na=" + key);
                (who.equals(NOBODY) ? WORDS.get("login") : WORDS.get("none")).accept(answer);
            }
        }));
    }

    /** Counts included: what comes in for others changes no byte of a list. */
    @Test
    @Rule("R15")
    @Rule("R35")
    void whatComesInForOthersChangesNoList() {
        var before = lists("team");
        experiences.put("more theirs", experience("beijum", false, null));
        experiences.put("more without team", experience(null, false, null));
        experiences.put("more for the coordinator", experience("vinkhuizen", true, null));
        assertThat(lists("team")).isEqualTo(before);
        var coordinators = lists("coordinator");
        experiences.put("more about this coordinator", experience("vinkhuizen", true, "coordinator"));
        assertThat(lists("coordinator")).isEqualTo(coordinators);
        experiences.put("more ours", experience("vinkhuizen", false, null));
        assertThat(lists("team")).as("a list changes when it should").isNotEqualTo(before);
    }

    /** As many at a time as there are cores: what one gets does not hang on what another asks. */
    private void forEveryone(BiConsumer<String, Visitor> asks) {
        visitors.entrySet().parallelStream().forEach(it -> asks.accept(it.getKey(), it.getValue()));
    }

    private List<String> lists(String who) {
        return filters()
                .flatMap(it -> Stream.of("", "&q=verhaal", "&q=verhaal&thema=geld", "&team=beijum")
                        .map(narrow -> "/werk/ervaringen?filter=" + it + narrow))
                .map(it -> bytes(visitors.get(who).get(it), new UUID(0, 0)))
                .toList();
    }

    private static Stream<String> filters() {
        var words = Sources.text(Sources.MESSAGES.resolve("experience-staff.properties"));
        return Arrays.stream(TeamInbox.Filter.values())
                .map(it -> Sources.found(
                                "(?m)^experience\\.inbox\\.filter\\."
                                        + it.name().toLowerCase(Locale.ROOT) + "\\.path=(.*)$",
                                words)
                        .findFirst()
                        .orElseThrow());
    }

    /** What the rules say (R15, R35). */
    private static boolean sees(String who, String kind) {
        var mine = kind.replace("more ", "");
        return switch (who) {
            case "team", "team3" -> mine.equals("ours");
            case "team2" -> mine.equals("theirs");
            case "coordinator" -> !mine.equals("about this coordinator");
            case "coordinator2" -> true;
            default -> false;
        };
    }

    private UUID experience(@Nullable String team, boolean coordinatorOnly, @Nullable String notFor) {
        var id = UUID.randomUUID();
        jdbc.sql("""
						insert into experience (id, code_hash, team_id, coordinator_only, not_for, language, origin, told_week,
							happened, may_be_public, state, waiting_since, version)
						values (:id, sha256(:id::text::bytea), :team, :only, (select id from account_user where username = :notFor),
							'nl', 'WEB', :week, 'Een verhaal van ' || :id, false, 'WITH_TEAM', :week, 0)
						""")
                .param("id", id)
                .param(
                        "team",
                        team == null ? null : teams.bySlug(team).orElseThrow().id())
                .param("only", coordinatorOnly)
                .param("notFor", notFor)
                .param("week", week())
                .update();
        jdbc.sql("""
						insert into experience_response (id, experience_id, text, author, sent_on, version)
						values (gen_random_uuid(), :id, 'Een concept.', (select id from account_user where username = 'team2'), null, 0)
						""").param("id", id).update();
        return id;
    }

    private String week() {
        return Week.of(LocalDate.now(clock)).toString();
    }

    /** An id that nobody has and that stands at the same place in every order. */
    private static UUID neighbour(UUID id) {
        return new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits() ^ 1);
    }

    /** All of them in Dutch; two in English and in a query; the other methods take none. */
    private static List<Map<String, String>> forms(String prefix, String method) {
        return switch (method) {
            case "POST" -> prefix.isEmpty() ? forms() : forms().subList(0, 2);
            case "GET", "HEAD" -> forms().subList(0, 2);
            default -> List.of(Map.of());
        };
    }

    /** An empty one, and those that would answer, keep and assign. */
    private static List<Map<String, String>> forms() {
        return List.of(
                Map.of(),
                Map.of("antwoord", "Dank u wel.", "team", "beijum", "reden", "DANGER", "vraagteam", "beijum"),
                Map.of("antwoord", "Dank u wel.", "versie", "0", "gezien", "ja"),
                Map.of("antwoord", "Bel 06 12345678.", "versie", "x"));
    }

    private String path(Route route, UUID id) {
        return path(route, id, assets);
    }

    static String path(Route route, UUID id, Assets assets) {
        return route.pattern()
                .replace("{role}", new UUID(1, 1).toString())
                .replace("{notitie}", new UUID(1, 1).toString())
                .replace("{kandidaat}", new UUID(1, 1).toString())
                .replace("{gesprek}", new UUID(1, 1).toString())
                .replace("{stem}", new UUID(1, 1).toString())
                .replace("{proof}", new UUID(1, 1).toString())
                .replace("{file}", new UUID(1, 1).toString())
                .replace("{punt}", new UUID(1, 1).toString())
                .replace("{stuk}", new UUID(1, 1).toString())
                .replace("{besluit}", new UUID(1, 1).toString())
                .replace("{actie}", new UUID(1, 1).toString())
                .replace("{team}", new UUID(1, 1).toString())
                .replace("{token}", "geen-link")
                .replace("{id}", id.toString())
                .replace("{nummer}", "2")
                .replace("{onderdeel}", "INTRODUCTION")
                .replace(
                        "{jaar}",
                        String.valueOf(LocalDate.now(PortaalApplication.ZONE).getYear() - 1))
                .replace("{zetel}", "1")
                .replace("{slug}", "vinkhuizen")
                .replace("{name}", "experience.draft-days")
                .replace("{thema}", "geld")
                .replace("{pc4:[1-9][0-9]{3}}", "9743")
                .replace("{address}", assets.url("portal.css").replaceFirst(".*/", ""))
                .replace("/**", "/liveness")
                .replaceFirst("\\{\\w+:(\\w+)[^}]*}", "$1");
    }

    private static List<String> methods(Route route) {
        return route.method().equals("ANY") ? List.of("GET", "POST") : List.of(route.method());
    }

    /** As a browser would, a form of staff with its token. */
    private final Random random = new Random(2017);

    private HttpResponse<String> ask(Visitor visitor, String method, String path, Map<String, String> form) {
        if (method.equals("GET") || method.equals("HEAD")) {
            var query = form.isEmpty()
                    ? ""
                    : "?"
                            + String.join(
                                    "&",
                                    form.keySet().stream().map(it -> it + "=1").toList());
            return method.equals("GET") ? visitor.get(path + query) : visitor.head(path + query);
        }
        var token = isStaff(path) && visitor != visitors.get(NOBODY)
                ? tokens.computeIfAbsent(visitor, it -> Http.token(it.get("/werk")))
                : null;
        if (method.equals("POST")) {
            var fields = new LinkedHashMap<>(form);
            if (token != null) {
                fields.put("_csrf", token);
            }
            // Each from a place of its own: what is limited is not what this test is about.
            return visitor.send(visitor.form(path, fields)
                    .header("Sec-Fetch-Site", "same-origin")
                    .header(
                            "X-Forwarded-For",
                            "10." + random.nextInt(256) + "." + random.nextInt(256) + "." + random.nextInt(256)));
        }
        return visitor.send(
                HttpRequest.newBuilder(URI.create(http.base() + path + (token == null ? "" : "?_csrf=" + token)))
                        .header("Sec-Fetch-Site", "same-origin")
                        .method(method, BodyPublishers.noBody()));
    }

    private static boolean isStaff(String path) {
        return path.matches("(/en)?/(werk|beheer|account|inloggen|uitloggen)(/.*)?");
    }

    /** Everything that goes over the line but the date; the tokens of forms and the sealed form, made anew each time,
     * and the id are left out. */
    static String bytes(HttpResponse<String> answer, UUID id) {
        var headers = answer.headers().map().entrySet().stream()
                .filter(it -> !OF_THE_LINE.contains(it.getKey().toLowerCase(Locale.ROOT)))
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, TreeMap::new));
        return (answer.statusCode() + "\n" + headers + "\n" + answer.body())
                .replaceAll("name=\"(_csrf|bewaard|begin)\" value=\"[^\"]+\"", "name=\"$1\"")
                .replace(id.toString(), "{id}");
    }

    private static void isOurs(int status, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(status);
        // not the page itself: a whole page in every message drowns the report
        assertThat(answer.body().contains("class=\"wij-brand\"")
                        && answer.body().contains("– WIJ Groningen</title>"))
                .as("a page of ours")
                .isTrue();
    }

    private static void leadsTo(String address, HttpResponse<String> answer) {
        assertThat(answer.statusCode() + " "
                        + answer.headers().firstValue("Location").orElse(""))
                .isEqualTo("303 " + address);
    }

    private static String type(HttpResponse<String> answer) {
        return answer.headers().firstValue("Content-Type").orElse("");
    }
}
