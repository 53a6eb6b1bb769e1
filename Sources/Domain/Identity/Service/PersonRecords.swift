import IdentityContracts
import IdentityCore
import IdentityRecords
import Kit
import KitRecords
import RPC
import StorageClient
import Values
import Wire

/// Stores persons as rows of the register say, and gives them their numbers.
struct PersonRecords: Sendable {
    let people: PersonDirectory
    let numbers: NumberEffects

    /// What became of a row.
    struct Outcome {
        enum Kind: Equatable {
            case new, changed, unchanged, superseded
            /// The person is registered where the credential is not responsible.
            case foreign(FieldProblem)
        }

        let kind: Kind
        /// What is left to do about numbers that the person had before.
        var moves: [Move] = []
        /// The write that has left them.
        var receipt: WriteReceipt?
        /// Whether the person's record names the number of the row, or may get it back: not when the person has removed it.
        var takesNumber = true
        /// Whether the number of the row stands beside another one, which the person has chosen.
        var isBeside = false
    }

    /// That a person has left a number.
    struct Move {
        let effect: IdentityV1.StoredMoveEffect
        let key: [UInt8]
    }

    /// What is said of a row's number.
    enum Remark: String {
        case removed = "was taken away by the person, or replaced by another number, and was left out"
        case beside = "stands beside the number that the person has chosen, which stays the primary one"
        case taken = "belonged to another person until now; their sessions and consents with it have ended"
        case refused = "is another person's by a newer row of the register, or by a newer proof, and was left out"
    }
}

// MARK: - Persons

extension PersonRecords {
    /// Stores persons, each atomically and by itself, in their order.
    ///
    /// - Returns: What became of each row.
    /// - Throws: ``RPCError`` when a write was refused. The same rows again complete it.
    func store(
        _ persons: [RegisteredPerson], by credential: FeedCredential, options: CallOptions
    ) async throws -> [Outcome] {
        let writes = try persons.map { person in
            try PartitionWrite(try people.partition(of: person.document)) { change in
                change.requireAbsent(IdentityRecordSets.person)
                try change.put(IdentityV1.StoredPerson(person), in: IdentityRecordSets.person)
            }
        }
        var outcomes: [Outcome] = []
        outcomes.reserveCapacity(persons.count)
        for (person, outcome) in zip(persons, try await people.store.writeBatch(writes, options: options)) {
            switch outcome {
            case .written: outcomes.append(Outcome(kind: .new))
            case .preconditionFailed: outcomes.append(try await replace(person, credential, options))
            case .refused(let error): throw error
            }
        }
        return outcomes
    }

    /// Compares a person with what is stored, and stores them if their row is newer (COL-13).
    private func replace(
        _ person: RegisteredPerson, _ credential: FeedCredential, _ options: CallOptions
    ) async throws -> Outcome {
        let partition = try people.partition(of: person.document)
        let row = IdentityV1.StoredPerson(person)
        let rowKey = try key(of: row)
        let content = try PersonRowContent(row, phoneKey: rowKey)
        return try await people.store.settling {
            let stored = try await people.store.read(partition, .record(IdentityRecordSets.person), options: options)
            let next = stored?.value.replaced(by: row, phoneKey: rowKey) ?? row
            if let stored {
                // Else a register could take a person over by saying that they live in its divisions now.
                if let problem = credential.problem(of: try? Division(stored.value.division), field: "document") {
                    return Outcome(kind: .foreign(problem))
                }
                let known = try PersonRowContent(stored.value, phoneKey: key(of: stored.value))
                if content == known {
                    let isAway = !rowKey.isEmpty && stored.value.lostPhoneKey != rowKey
                    return Outcome(kind: .unchanged, takesNumber: stored.value.numbers.contains(row.phone) || !isAway)
                }
                guard content.replaces(known) else { return Outcome(kind: .superseded) }
            }
            let before = stored?.value ?? row
            let left = before.numbers.filter { !next.numbers.contains($0) }
            let moves = try left.map { try move(of: $0, before) }
            // With a single number all sessions were opened with it.
            let open =
                left.isEmpty || before.otherPhones.isEmpty
                ? nil : try await OpenSessions(of: partition, in: people.store, options: options)
            let receipt = try await people.store.write(partition, options: options) { change in
                change.demand(stored, in: IdentityRecordSets.person)
                try change.put(next, in: IdentityRecordSets.person)
                guard !left.isEmpty else { return }
                // Sessions end with the number that opened them.
                if let open {
                    open.end(openedWith: left, in: &change)
                } else {
                    change.deleteAll(KitRecordSets.sessions)
                }
                if next.phone.isEmpty { try change.endLinksOfHolder(at: numbers.holders.surroundings.now()) }
                for move in moves { try numbers.moved.add(move.effect, key: move.key, to: &change) }
            }
            return Outcome(
                kind: stored == nil ? .new : .changed, moves: moves, receipt: receipt,
                takesNumber: row.phone.isEmpty || next.numbers.contains(row.phone),
                isBeside: stored != nil && next.otherPhones.contains { $0.phone == row.phone })
        }
    }

    private func move(of number: String, _ person: IdentityV1.StoredPerson) throws -> Move {
        Move(
            effect: .init(left: number, leftIssuedAt: person.issuedAt, leftRevision: person.revision),
            key: try people.partition(of: Phone(number)).bytes)
    }

    /// Key of the number that a record names; empty when it names none.
    private func key(of person: IdentityV1.StoredPerson) throws -> [UInt8] {
        person.phone.isEmpty ? [] : try people.partition(of: Phone(person.phone)).bytes
    }
}

// MARK: - Numbers

extension PersonRecords {
    /// Gives persons that were stored the numbers of their rows, in their order (TRIP-12).
    ///
    /// - Parameter now: The moment of the import.
    /// - Returns: What is to be said of each row's number; nil for most.
    /// - Throws: ``RPCError`` when a write was refused. The same rows again complete it.
    func giveNumbers(
        to persons: [RegisteredPerson], _ outcomes: [Outcome], at now: Instant, options: CallOptions
    ) async throws -> [Remark?] {
        let isFirst = try await claimFreeNumbers(persons, outcomes, now, options)
        var remarks: [Remark?] = []
        for ((person, outcome), isFirst) in zip(zip(persons, outcomes), isFirst) {
            var remark: Remark?
            if case .foreign = outcome.kind {
                remarks.append(nil)
                continue
            }
            if let phone = person.phone, !isFirst {
                remark =
                    outcome.takesNumber ? try await claim(phone, person, outcome, now, options) : .removed
                if remark == nil, outcome.isBeside { remark = .beside }
            }
            for move in outcome.moves {
                guard let receipt = outcome.receipt else { break }
                await numbers.moved.complete(
                    move.effect, key: move.key, of: try people.partition(of: person.document), writtenBy: receipt,
                    options: options)
            }
            remarks.append(remark)
        }
        return remarks
    }

    /// Gives new persons numbers of which nothing is known, many with one request.
    ///
    /// - Returns: Of each row, whether that was so.
    private func claimFreeNumbers(
        _ persons: [RegisteredPerson], _ outcomes: [Outcome], _ now: Instant, _ options: CallOptions
    ) async throws -> [Bool] {
        var rowsOfPhone: [Phone: Int] = [:]
        for phone in persons.compactMap(\.phone) { rowsOfPhone[phone, default: 0] += 1 }
        // Rows that name one number are judged one after the other.
        let places = persons.indices.filter { place in
            outcomes[place].kind == .new && persons[place].phone.map { rowsOfPhone[$0] == 1 } == true
        }
        let writes = try places.map { place in
            guard let phone = persons[place].phone else { preconditionFailure("rows without a phone were left out") }
            return try numbers.holders.firstClaim(phone, try self.claim(of: persons[place], now))
        }
        var isFirst = persons.map { _ in false }
        for (place, outcome) in zip(places, try await people.store.writeBatch(writes, options: options)) {
            switch outcome {
            case .written: isFirst[place] = true
            case .preconditionFailed: continue
            case .refused(let error): throw error
            }
        }
        return isFirst
    }

    private func claim(
        _ phone: Phone, _ person: RegisteredPerson, _ outcome: Outcome, _ now: Instant, _ options: CallOptions
    ) async throws -> Remark? {
        let claim = try claim(of: person, now)
        let row: PhoneClaims.Row =
            switch outcome.kind {
            case .new, .changed: .news
            case .unchanged: .repeated
            case .superseded, .foreign: .superseded
            }
        let change = try await numbers.claim(phone, claim, by: row, options: options)
        if change.after != claim.person { return .refused }
        return change.before == nil || change.before == claim.person ? nil : .taken
    }

    private func claim(of person: RegisteredPerson, _ now: Instant) throws -> PhoneClaim {
        PhoneClaim(
            person: try people.partition(of: person.document).bytes, order: person.order,
            at: person.order.issuedAt?.seconds ?? now.seconds)
    }
}
