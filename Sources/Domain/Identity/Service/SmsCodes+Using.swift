import IdentityContracts
import IdentityCore
import IdentityRecords
import Kit
import KitRecords
import RPC
import Security
import StorageClient
import Values
import Wire

extension SmsCodes {
    /// What a code has proved.
    struct Proof {
        /// Key of the person who held the number when the code was used up; empty when nobody did.
        let holder: [UInt8]
        /// Key of whom the code was sent for; empty for a stranger.
        let known: [UInt8]
        /// Devices that the phone knows.
        let devices: [Versioned<IdentityV1.StoredDevice>]
    }

    /// Uses up a code. What `change` adds to the phone's partition is part of the same write.
    ///
    /// - Parameters:
    ///   - person: Key of the person who must hold the number when the code is used up; nil when anybody may.
    ///   - address: Where the code is presented; nil when that is not known.
    ///   - now: Seconds since 1970.
    /// - Throws: PERMISSION_DENIED (NOT_YOUR_NUMBER) and RESOURCE_EXHAUSTED (CODES_TRIED_TOO_OFTEN), which leave the code as
    ///   it was; UNAUTHENTICATED (SMS_CODE_WRONG), which counts as a try; UNAUTHENTICATED (SMS_CODE_GONE).
    @discardableResult
    func use(
        _ code: PresentedCode, of phone: Phone, purpose: IdentityV1.SmsPurpose, by person: [UInt8]? = nil,
        at address: AddressBlock?, now: Int64, options: CallOptions,
        _ change: (inout ChangeSet, Proof) throws -> Void = { _, _ in }
    ) async throws -> Proof {
        try await use(
            code, of: phone, purpose: purpose, by: person, at: address, now: now, options: options, beside: {}
        ) { next, proof, _ in try change(&next, proof) }
    }

    /// Uses up a code in a write that also depends on something else of the phone's partition.
    ///
    /// - Parameters:
    ///   - read: Reads it, each time before the code is judged.
    ///   - change: Gets what was read. It throws only once the code was right, and then leaves it as it was.
    @discardableResult
    func use<Other>(
        _ code: PresentedCode, of phone: Phone, purpose: IdentityV1.SmsPurpose, by person: [UInt8]? = nil,
        at address: AddressBlock?, now: Int64, options: CallOptions, beside read: () async throws -> Other,
        _ change: (inout ChangeSet, Proof, Other) throws -> Void
    ) async throws -> Proof {
        let attempt = Attempt(
            code: code, phone: phone, purpose: purpose, person: person, address: address, now: now, options: options)
        let (verdict, proof) = try await people.store.settling {
            let other = try await read()
            return try await judge(attempt) { next, proof in try change(&next, proof, other) }
        }
        switch verdict {
        case .accepted: return proof
        case .wrong:
            try await noteWrong(attempt, proof, isGuess: true)
            throw RPCError(.unauthenticated, "the code is wrong").with(reason: "SMS_CODE_WRONG")
        case .none:
            try await noteWrong(attempt, proof, isGuess: false)
            throw RPCError(.unauthenticated, "no code is valid now; ask for a new one").with(reason: "SMS_CODE_GONE")
        }
    }

    private struct Attempt {
        let code: PresentedCode
        let phone: Phone
        let purpose: IdentityV1.SmsPurpose
        let person: [UInt8]?
        let address: AddressBlock?
        let now: Int64
        let options: CallOptions

        var key: [UInt8] { SmsCodes.key(purpose, code.handle) }
    }

    /// Judges a code and writes what follows from the verdict, provided that nothing changed meanwhile.
    private func judge(
        _ attempt: Attempt, _ build: (inout ChangeSet, Proof) throws -> Void
    ) async throws -> (SmsPolicy.Verdict, Proof) {
        let partition = try people.partition(of: attempt.phone)
        let (stored, held, devices) = try await people.store.read(
            partition, .record(IdentityRecordSets.smsCodes, key: attempt.key), .record(KitRecordSets.holder),
            .all(IdentityRecordSets.devices), options: attempt.options)
        let proof = Proof(holder: held?.value.personKey ?? [], known: stored?.value.known ?? [], devices: devices)
        if let person = attempt.person, person != proof.holder { throw RPCError.notYourNumber }
        if proof.known.isEmpty { try await checkStranger(attempt) }
        let digest = digest(attempt.code, attempt.phone, attempt.purpose)
        let verdict = SmsPolicy.judge(
            sentAt: stored?.value.sentAt, wrongTries: stored?.value.wrongTries ?? 0,
            matches: stored.map { KeyedHash.areEqual($0.value.codeHash, digest) } ?? false, now: attempt.now)
        guard let stored, verdict != .none else { return (.none, proof) }
        try await people.store.write(partition, options: attempt.options) { change in
            change.require(IdentityRecordSets.smsCodes, key: attempt.key, version: stored.version)
            guard verdict == .accepted else {
                var next = stored.value
                next.wrongTries += 1
                return try change.put(
                    next, in: IdentityRecordSets.smsCodes, key: attempt.key, expires: stored.expiresAt)
            }
            // The code proves the number to its holder of this moment, and to nobody who comes after.
            change.demand(held, in: KitRecordSets.holder)
            change.delete(IdentityRecordSets.smsCodes, key: attempt.key)
            try build(&change, proof)
        }
        return (verdict, proof)
    }
}

// MARK: - Guessing

extension SmsCodes {
    /// Refuses a stranger from whose address too many wrong codes came: fewer are too many while everybody together tries
    /// too many. Known devices are never refused here.
    private func checkStranger(_ attempt: Attempt) async throws {
        let far = limiter.refusal(of: budgets.farTooManyWrong, for: .all)
        let slow = far ?? limiter.refusal(of: budgets.wrongInAll, for: .all)
        guard let address = attempt.address else {
            if let slow { throw RPCError.codesTriedTooOften(slow) }
            return
        }
        do {
            let tried = try await limiter.count(budgets.wrong, of: .address(address), options: attempt.options)
            if let slow, tried >= budgets.wrongWhileSlow(isFar: far != nil) { throw slow }
        } catch let reached as LimitReached {
            throw RPCError.codesTriedTooOften(reached)
        }
    }

    /// Counts a wrong code.
    ///
    /// - Parameter isGuess: Whether the handle named a code, so that the digits could have been right. Others say nothing
    ///   about guessing, and count for the address only.
    private func noteWrong(_ attempt: Attempt, _ proof: Proof, isGuess: Bool) async throws {
        if proof.known.isEmpty, let address = attempt.address {
            try await limiter.note(budgets.wrong, of: .address(address), options: attempt.options)
        }
        guard isGuess else { return }
        for budget in [budgets.wrongInAll, budgets.farTooManyWrong] {
            do {
                try await limiter.take(budget, of: .all, options: attempt.options)
            } catch is LimitReached {
                // The limiter remembers it: from now on this process slows strangers down.
            }
        }
    }
}
