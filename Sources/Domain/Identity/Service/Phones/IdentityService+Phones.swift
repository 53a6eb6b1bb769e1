public import IdentityContracts
import IdentityRecords
import Kit
import KitRecords
public import RPC
import Security
import StorageClient
import Values
import Wire

/// A citizen's own numbers (ID-8, TRIP-12).
extension IdentityService {
    public func changePhone(
        _ request: IdentityV1.ChangePhoneRequest, context: CallContext
    ) async throws -> IdentityV1.ChangePhoneResponse {
        let subject = try Subject(of: context, asked: nil)
        let next = try ProvedNumber(request.next, field: "next")
        let former = try ProvedNumber(request.former, field: "former", isProved: !request.formerIsLost)
        try former.demandOther(than: next)
        try await phones.demandRoom(
            for: next.phone, own: former.phone, replaces: true, subject, options: context.onward)
        try await prove(next, .changeNew, beside: former, of: subject, context)
        guard !request.formerIsLost else {
            let id = try await phones.fileLost(former.phone, for: next.phone, by: subject, options: context.onward)
            return .init(list: try await list(of: subject, context), caseId: id)
        }
        let isOwnEnd = try await phoneOfOpenSession(context.citizen, context.onward).number == former.phone.number
        try await phones.give(next.phone, inPlaceOf: former.phone, to: subject, options: context.onward)
        // A session of the number that has gone is over, and is told no more.
        return .init(list: isOwnEnd ? nil : try await list(of: subject, context))
    }

    public func addPhone(
        _ request: IdentityV1.AddPhoneRequest, context: CallContext
    ) async throws -> IdentityV1.PhoneList {
        let subject = try Subject(of: context, asked: nil)
        let next = try ProvedNumber(request.next, field: "next")
        let own = try ProvedNumber(request.own, field: "own")
        try own.demandOther(than: next)
        try await phones.demandRoom(
            for: next.phone, own: own.phone, replaces: false, subject, options: context.onward)
        try await prove(next, .changeNew, beside: own, of: subject, context)
        try await phones.give(next.phone, inPlaceOf: nil, to: subject, options: context.onward)
        return try await list(of: subject, context)
    }

    public func listPhones(
        _ request: IdentityV1.ListPhonesRequest, context: CallContext
    ) async throws -> IdentityV1.PhoneList {
        try await list(of: Subject(of: context, asked: nil), context)
    }

    public func removePhone(
        _ request: IdentityV1.RemovePhoneRequest, context: CallContext
    ) async throws -> IdentityV1.PhoneList {
        let subject = try Subject(of: context, asked: nil)
        let session = try await phoneOfOpenSession(context.citizen, context.onward)
        let isOwnEnd = try people.partition(of: session).bytes == request.phoneId
        try await phones.remove(request.phoneId, by: subject, options: context.onward)
        return isOwnEnd ? .init() : try await list(of: subject, context)
    }

    public func setPrimaryPhone(
        _ request: IdentityV1.SetPrimaryPhoneRequest, context: CallContext
    ) async throws -> IdentityV1.PhoneList {
        let subject = try Subject(of: context, asked: nil)
        try await phones.choose(request.phoneId, by: subject, options: context.onward)
        return try await list(of: subject, context)
    }

    private func list(of subject: Subject, _ context: CallContext) async throws -> IdentityV1.PhoneList {
        let phone = try await phoneOfOpenSession(context.citizen, context.onward)
        return try await phones.list(of: subject, phoneOfSession: phone, options: context.onward)
    }

    /// Uses the code of a number up that the citizen gets, and that of a number that they have, unless it is lost. Both are
    /// right, or both stay as they are.
    private func prove(
        _ next: ProvedNumber, _ purpose: IdentityV1.SmsPurpose, beside own: ProvedNumber, of subject: Subject,
        _ context: CallContext
    ) async throws {
        do {
            try await use(next, .changeNew, by: nil, context) { proof in
                guard proof.holder.isEmpty || proof.holder == subject.partition.bytes else {
                    throw RPCError.notYourNumber
                }
                // Right, and left as it is.
                if own.code != nil { throw CodeIsRight() }
            }
        } catch is CodeIsRight {
            try await use(own, .changeOld, by: subject.partition.bytes, context) { _ in }
            try await use(next, .changeNew, by: nil, context) { proof in
                guard proof.holder.isEmpty || proof.holder == subject.partition.bytes else {
                    throw RPCError.notYourNumber
                }
            }
        }
    }

    private struct CodeIsRight: Error {}

    private func use(
        _ number: ProvedNumber, _ purpose: IdentityV1.SmsPurpose, by person: [UInt8]?, _ context: CallContext,
        _ check: (SmsCodes.Proof) throws -> Void
    ) async throws {
        guard let code = number.code else { return }
        try await codes.use(
            code, of: number.phone, purpose: purpose, by: person, at: context.addressBlock, now: surroundings.now(),
            options: context.onward
        ) { _, proof in try check(proof) }
    }
}

/// A number with the code that proves it.
private struct ProvedNumber {
    let phone: Phone
    /// nil of a number that is lost.
    let code: PresentedCode?
    private let field: String

    /// - Throws: ``FieldProblem`` for the field or one of its fields.
    init(_ message: IdentityV1.ProvedPhone?, field: String, isProved: Bool = true) throws(FieldProblem) {
        guard let message else { throw FieldProblem(field: field, reason: "must be given") }
        self.field = field
        do {
            phone = try Phone(message.phone)
            code = isProved ? try PresentedCode(message.code, handle: message.handle) : nil
        } catch { throw error.within(field) }
        guard isProved || message.code.isEmpty else {
            throw FieldProblem(field: "\(field).code", reason: "is none of a number that is lost")
        }
    }

    func demandOther(than other: ProvedNumber) throws(FieldProblem) {
        guard phone.number != other.phone.number else {
            throw FieldProblem(field: "next.phone", reason: "must be another number than the one that you have")
        }
    }
}
