public import IdentityContracts
import IdentityCore
import IdentityRecords
import Kit
import KitRecords
public import RPC
import Security
import StorageClient
import Values
import Wire

/// Identity of citizens: SMS codes, sessions and profiles. ``IdentityServices`` makes it.
///
/// A person's partition holds the person and the open sessions. A phone's partition holds its holder, its codes and known
/// devices, the consents to show its trip card and the embedded outbox.
public struct IdentityService: IdentityV1.IdentityService {
    let people: PersonDirectory
    let codes: SmsCodes
    let lookUps: LookUpLimit
    let seen: LookUpTrail
    let sessions: Sessions
    let relatives: Relatives
    let registrations: Registrations
    let registrationLimits: RegistrationLimits
    let aliases: Aliases
    let dataExport: DataExport
    let phones: PersonPhones
    let surroundings: Surroundings

    public func requestSmsCode(
        _ request: IdentityV1.RequestSmsCodeRequest, context: CallContext
    ) async throws -> IdentityV1.RequestSmsCodeResponse {
        let (phone, purpose) = (try Phone(request.phone), try request.purpose.checked)
        let requester = try await codes.requester(of: phone, deviceToken: request.deviceToken, context: context)
        let sent = try await codes.send(to: phone, purpose: purpose, for: requester, options: context.onward)
        return .init(
            expiresAt: .init(sent.expiresAt), nextRequestAt: .init(sent.nextRequestAt), handle: sent.handle.text)
    }

    public func logout(
        _ request: IdentityV1.LogoutRequest, context: CallContext
    ) async throws -> IdentityV1.LogoutResponse {
        let citizen = try context.citizen
        try await people.store.write(PartitionKey(citizen.personKey), options: context.onward) { change in
            change.delete(KitRecordSets.sessions, key: citizen.session)
        }
        Self.cookie.clear(in: context)
        return .init()
    }

    public func getProfile(
        _ request: IdentityV1.GetProfileRequest, context: CallContext
    ) async throws -> IdentityV1.Profile {
        try await lookUps.count(context)
        let today = ChinaDay(of: Instant(seconds: surroundings.now()))
        let subject = try Subject(of: context, asked: people.key(of: request.person, today: today))
        let (_, person) = try await people.store.read(
            subject.partition, subject.openSession, .record(IdentityRecordSets.person), options: context.onward)
        let sight = try LookUp(by: context, full: [.healthAuthority, .support])
            .sight(ofResidence: person?.value.division)
        let profile = try people.profile(of: person.registered(), key: subject.partition, today: today)
        try await seen.note(sight, of: subject.partition, by: context)
        return profile.shown(to: sight)
    }
}

// MARK: - Login

extension IdentityService {
    public func login(
        _ request: IdentityV1.LoginRequest, context: CallContext
    ) async throws -> IdentityV1.LoginResponse {
        let now = surroundings.now()
        let today = ChinaDay(of: Instant(seconds: now))
        let phone = try Phone(request.phone)
        let code = try PresentedCode(request.code, handle: request.handle)
        let label = try DeviceLabel(request.deviceLabel)
        let wanted = try request.document.map { try people.partition(of: people.document($0, today: today)).bytes }
        let isWanted = { (holder: [UInt8]) in !holder.isEmpty && (wanted == nil || wanted == holder) }
        let newDevice = SmsHandle(surroundings.random(SmsHandle.length))
        let proof = try await codes.use(
            code, of: phone, purpose: .login, at: context.addressBlock, now: now, options: context.onward
        ) { change, proof in
            guard isWanted(proof.holder) else { return }
            let device = proof.known.isEmpty ? codes.devices.key(of: newDevice) : proof.known
            try KnownDevices.remember(device, beside: proof.devices, now: now, in: &change)
        }
        guard isWanted(proof.holder) else { throw Self.unknownNumber }
        var answer = try await openSession(of: try PartitionKey(proof.holder), phone, label, now, context)
        if proof.known.isEmpty { answer.deviceToken = newDevice.text }
        return answer
    }

    /// Opens a session of the holder of a number.
    private func openSession(
        of key: PartitionKey, _ phone: Phone, _ device: DeviceLabel, _ now: Int64, _ context: CallContext
    ) async throws -> IdentityV1.LoginResponse {
        do {
            return try await people.store.settling { try await addSession(of: key, phone, device, now, context) }
        } catch is PreconditionFailed {
            throw RPCError.resourceExhausted("too many log-ins of the person at a time", retryAfter: .seconds(1))
                .with(reason: "TOO_BUSY")
        }
    }

    private func addSession(
        of key: PartitionKey, _ phone: Phone, _ device: DeviceLabel, _ now: Int64, _ context: CallContext
    ) async throws -> IdentityV1.LoginResponse {
        let (person, open, last) = try await people.store.read(
            key, .record(IdentityRecordSets.person), .all(KitRecordSets.sessions),
            .record(IdentityRecordSets.sessionOpenings), options: context.onward)
        // The number may have been lost since the code was used up.
        guard let person, person.value.holds(phone) else { throw Self.unknownNumber }
        // The number goes with the person's record, and another log-in with the record of openings: then this one is
        // decided again. When their number goes, so do a person's sessions: none may be opened beside that.
        var pass: Sessions.Pass?
        try await people.store.write(key, options: context.onward) { change in
            change.require(IdentityRecordSets.person, version: person.version)
            pass = try sessions.open(
                of: key, phone: phone, device: device, beside: open, after: last, now: now, in: &change)
        }
        guard let pass else { throw RPCError(.internal, "no session was made") }
        return .init(
            token: pass.accessToken, expiresAt: .init(pass.accessExpires),
            profile: try people.profile(of: person.value, key: key, today: ChinaDay(of: Instant(seconds: now))),
            refreshToken: handOver(pass, context), sessionExpiresAt: .init(pass.end), sessionId: pass.session)
    }

    private static var unknownNumber: RPCError {
        RPCError(.notFound, "nobody is registered with this number").with(reason: "PERSON_UNKNOWN")
    }
}
