package nl.wijgroningen.portaal.account.login;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.wijgroningen.portaal.account.Accounts;
import nl.wijgroningen.portaal.account.Addresses;
import nl.wijgroningen.portaal.account.StaffId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Component;

/**
 * Passkeys as Spring Security asks for them, in a table of this module. What a device knows of a person is the id of the
 * account, as 16 bytes, and what is typed at the log-in page.
 */
@Component
class PasskeyTable implements UserCredentialRepository, PublicKeyCredentialUserEntityRepository {

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final Addresses addresses;
    private final Clock clock;

    PasskeyTable(JdbcClient jdbc, Accounts accounts, Addresses addresses, Clock clock) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.addresses = addresses;
        this.clock = clock;
    }

    private record Row(
            UUID userId,
            byte[] credentialId,
            byte[] publicKey,
            byte[] attestation,
            long signatureCount,
            String transports,
            String name) {

        CredentialRecord credential() {
            return ImmutableCredentialRecord.builder()
                    .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                    .userEntityUserId(handle(new StaffId(userId)))
                    .credentialId(new Bytes(credentialId))
                    .publicKey(new ImmutablePublicKeyCose(publicKey))
                    .attestationObject(new Bytes(attestation))
                    .signatureCount(signatureCount)
                    .transports(read(transports))
                    .label(name)
                    .build();
        }

        private static Set<AuthenticatorTransport> read(String transports) {
            return Arrays.stream(transports.split(" "))
                    .filter(it -> !it.isEmpty())
                    .map(AuthenticatorTransport::valueOf)
                    .collect(Collectors.toSet());
        }
    }

    private static final String SELECT = """
			select user_id, credential_id, public_key, attestation, signature_count, transports, name from account_passkey
			where\s""";

    static Bytes handle(StaffId who) {
        return new Bytes(ByteBuffer.allocate(16)
                .putLong(who.value().getMostSignificantBits())
                .putLong(who.value().getLeastSignificantBits())
                .array());
    }

    static StaffId who(Bytes handle) {
        var bytes = ByteBuffer.wrap(handle.getBytes());
        return new StaffId(new UUID(bytes.getLong(), bytes.getLong()));
    }

    @Override
    public @Nullable CredentialRecord findByCredentialId(Bytes id) {
        return jdbc.sql(SELECT + "credential_id = :id")
                .param("id", id.getBytes())
                .query(Row.class)
                .optional()
                .map(Row::credential)
                .orElse(null);
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes handle) {
        return jdbc
                .sql(SELECT + "user_id = :user order by added_on, id")
                .param("user", who(handle).value())
                .query(Row.class)
                .list()
                .stream()
                .map(Row::credential)
                .toList();
    }

    /**
     * A new one, or one that was used.
     *
     * @throws IllegalArgumentException when its device counted before and now counts no further: then there are two of it
     */
    @Override
    public void save(CredentialRecord passkey) {
        if (findByCredentialId(passkey.getCredentialId()) == null) {
            add(passkey);
            return;
        }
        var used = jdbc.sql("""
						update account_passkey set signature_count = :count, used_on = :today
						where credential_id = :id and (signature_count < :count or signature_count = 0 and :count = 0)
						""")
                .param("count", passkey.getSignatureCount())
                .param("today", LocalDate.now(clock))
                .param("id", passkey.getCredentialId().getBytes())
                .update();
        if (used == 0) {
            throw new IllegalArgumentException("a copy of a passkey");
        }
    }

    private void add(CredentialRecord passkey) {
        var attestation = passkey.getAttestationObject();
        if (attestation == null) {
            throw new IllegalArgumentException("no attestation");
        }
        jdbc.sql("""
						insert into account_passkey (id, user_id, credential_id, public_key, attestation, signature_count, transports,
							name, added_on)
						values (gen_random_uuid(), :user, :credential, :key, :attestation, :count, :transports, :name, :today)
						""")
                .param("user", who(passkey.getUserEntityUserId()).value())
                .param("credential", passkey.getCredentialId().getBytes())
                .param("key", passkey.getPublicKey().getBytes())
                .param("attestation", attestation.getBytes())
                .param("count", passkey.getSignatureCount())
                .param(
                        "transports",
                        passkey.getTransports().stream()
                                .map(AuthenticatorTransport::getValue)
                                .collect(Collectors.joining(" ")))
                .param("name", passkey.getLabel())
                .param("today", LocalDate.now(clock))
                .update();
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findById(Bytes handle) {
        return accounts.byId(who(handle)).map(this::entity).orElse(null);
    }

    /** @param name of the authentication: the id of the account */
    @Override
    public @Nullable PublicKeyCredentialUserEntity findByUsername(String name) {
        return accounts.byId(new StaffId(UUID.fromString(name)))
                .map(this::entity)
                .orElse(null);
    }

    private PublicKeyCredentialUserEntity entity(Accounts.Account account) {
        return ImmutablePublicKeyCredentialUserEntity.builder()
                .id(handle(account.staffId()))
                .name(addresses.login(account))
                .displayName(account.displayName())
                .build();
    }

    /** Accounts are made by an administrator. */
    @Override
    public void save(PublicKeyCredentialUserEntity user) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void delete(Bytes id) {
        throw new UnsupportedOperationException();
    }
}
