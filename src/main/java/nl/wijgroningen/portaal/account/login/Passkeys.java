package nl.wijgroningen.portaal.account.login;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import nl.wijgroningen.portaal.account.AccountSettings;
import nl.wijgroningen.portaal.account.Accounts;
import nl.wijgroningen.portaal.account.Audit;
import nl.wijgroningen.portaal.account.StaffId;
import nl.wijgroningen.portaal.account.StaffMail;
import nl.wijgroningen.portaal.account.domain.Sessions;
import nl.wijgroningen.portaal.platform.PortalSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.function.SingletonSupplier;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Passkeys (WebAuthn): a key that a device keeps, for this portal's own address only, and that it uses after a finger, a
 * face or a PIN. So one passkey is both something that somebody has and something that they are or know.
 */
@Service
@Transactional
public class Passkeys {

    /** So many a person. */
    public static final int MOST = 10;

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final Sessions sessions;
    private final StaffMail mail;
    private final Audit audit;
    private final AccountSettings.Passkeys policy;
    private final Supplier<WebAuthnRelyingPartyOperations> operations;
    private final Supplier<JsonMapper> json = SingletonSupplier.of(
            () -> JsonMapper.builder().addModule(new WebauthnJacksonModule()).build());

    Passkeys(
            JdbcClient jdbc,
            PasskeyTable table,
            Accounts accounts,
            Sessions sessions,
            StaffMail mail,
            Audit audit,
            AccountSettings settings,
            PortalSettings portal) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.sessions = sessions;
        this.mail = mail;
        this.audit = audit;
        this.policy = settings.passkeys();
        // at the first use: the library takes a while to load, and the portal should not start later for it
        this.operations = SingletonSupplier.of(() -> operations(table, portal));
    }

    /** @param usedOn null: not yet */
    public record Row(
            UUID id,
            String name,
            LocalDate addedOn,
            @Nullable LocalDate usedOn) {}

    private WebAuthnRelyingPartyOperations operations(PasskeyTable table, PortalSettings portal) {
        var base = portal.baseUrl();
        var operations = new Webauthn4JRelyingPartyOperations(
                table,
                table,
                PublicKeyCredentialRpEntity.builder()
                        .id(base.getHost())
                        .name("WIJ Groningen")
                        .build(),
                Set.of(base.getScheme() + "://" + base.getRawAuthority()));
        var selection = AuthenticatorSelectionCriteria.builder()
                .userVerification(UserVerificationRequirement.REQUIRED)
                .residentKey(isEnough() ? ResidentKeyRequirement.REQUIRED : ResidentKeyRequirement.PREFERRED)
                .build();
        operations.setCustomizeCreationOptions(it -> it.authenticatorSelection(selection));
        operations.setCustomizeRequestOptions(it -> it.userVerification(UserVerificationRequirement.REQUIRED));
        return operations;
    }

    /** Whether this installation has them. */
    public boolean isOn() {
        return policy != AccountSettings.Passkeys.OFF;
    }

    /** Whether one logs somebody in without a password. */
    public boolean isEnough() {
        return policy == AccountSettings.Passkeys.ALONE;
    }

    public List<Row> of(StaffId who) {
        return jdbc.sql(
                        "select id, name, added_on, used_on from account_passkey where user_id = :who order by added_on, name, id")
                .param("who", who.value())
                .query(Row.class)
                .list();
    }

    /** Whether somebody can do the second step with one. */
    public boolean has(StaffId who) {
        return isOn() && !of(who).isEmpty();
    }

    /** What a device is asked to make a new one with; for one time. */
    public PublicKeyCredentialCreationOptions offer(StaffId who) {
        return operations
                .get()
                .createPublicKeyCredentialCreationOptions(
                        new ImmutablePublicKeyCredentialCreationOptionsRequest(authentication(who)));
    }

    /** As the script of the page reads it. */
    public String text(Object options) {
        return json.get().writeValueAsString(options);
    }

    /**
     * Takes a new one into use; a mail says so, and other sessions end.
     *
     * @param session the one that goes on
     * @return false when the device's answer is not one to this offer
     */
    public boolean add(
            StaffId who,
            PublicKeyCredentialCreationOptions offer,
            @Nullable String answer,
            String name,
            String session) {
        var added = holds(() -> {
            var passkey = json.get()
                    .readValue(answer, new TypeReference<PublicKeyCredential<AuthenticatorAttestationResponse>>() {});
            operations
                    .get()
                    .registerCredential(new ImmutableRelyingPartyRegistrationRequest(
                            offer, new RelyingPartyPublicKey(passkey, name)));
            return who;
        });
        audit.line(who.value(), "account.passkey.add", added.isPresent() ? "done" : "refused");
        if (added.isPresent()) {
            changed(who, "account.mail.passkey-added", session);
        }
        return added.isPresent();
    }

    /** @param who null: whoever has a passkey of this portal */
    public PublicKeyCredentialRequestOptions question(@Nullable StaffId who) {
        return operations
                .get()
                .createCredentialRequestOptions(new ImmutablePublicKeyCredentialRequestOptionsRequest(
                        who == null ? NOBODY : authentication(who)));
    }

    /** Whose passkey answered this question; empty when none did. */
    public Optional<StaffId> answer(PublicKeyCredentialRequestOptions question, @Nullable String answer) {
        return holds(() -> {
            var passkey = json.get()
                    .readValue(answer, new TypeReference<PublicKeyCredential<AuthenticatorAssertionResponse>>() {});
            return PasskeyTable.who(operations
                    .get()
                    .authenticate(new RelyingPartyAuthenticationRequest(question, passkey))
                    .getId());
        });
    }

    /** A mail says so, and other sessions end. */
    public boolean remove(StaffId who, UUID id, String session) {
        var gone = jdbc.sql("delete from account_passkey where user_id = :who and id = :id")
                .param("who", who.value())
                .param("id", id)
                .update();
        if (gone == 1) {
            audit.line(who.value(), "account.passkey.remove", "done");
            changed(who, "account.mail.passkey-removed", session);
        }
        return gone == 1;
    }

    private void changed(StaffId who, String text, String session) {
        sessions.endOthers(who, session);
        accounts.byId(who).ifPresent(it -> mail.changed(it, text));
    }

    /** What a forged or torn answer breaks on is many things in the library; all of them mean no. */
    private static Optional<StaffId> holds(Supplier<StaffId> check) {
        try {
            return Optional.of(check.get());
        } catch (DataAccessException ours) {
            throw ours;
        } catch (RuntimeException refused) {
            return Optional.empty();
        }
    }

    private static final Authentication NOBODY =
            new AnonymousAuthenticationToken("nobody", "nobody", AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS"));

    private static Authentication authentication(StaffId who) {
        return UsernamePasswordAuthenticationToken.authenticated(who.toString(), null, List.of());
    }
}
