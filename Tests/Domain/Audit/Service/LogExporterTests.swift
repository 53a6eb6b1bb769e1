import AuditContracts
import AuditTrail
import CommonContracts
import IdentityContracts
import Kit
import RPC
import Security
import StorageClient
import TestSupport
import Testing
import Values

@testable import AuditServer

@Suite("Copies of the audit over RPC", .serialized)
struct LogExporterTests {
    /// Persons live in 110105 when the second byte of their key is 1, and in 330106 otherwise.
    private struct Residences: IdentityV1.DirectoryService {
        func getResidences(
            _ request: IdentityV1.GetResidencesRequest, context: CallContext
        ) async throws -> IdentityV1.GetResidencesResponse {
            .init(divisions: request.personKeys.map { $0[1] == 1 ? "110105" : "330106" })
        }

        func bindDocument(
            _ request: IdentityV1.BindDocumentRequest, context: CallContext
        ) async throws -> IdentityV1.BindDocumentResponse { .init() }
        func resolveDocuments(
            _ request: IdentityV1.ResolveDocumentsRequest, context: CallContext
        ) async throws -> IdentityV1.ResolveDocumentsResponse { .init() }
        func resolvePerson(
            _ request: IdentityV1.ResolvePersonRequest, context: CallContext
        ) async throws -> IdentityV1.ResolvedPerson { .init() }
        func verifySmsCode(
            _ request: IdentityV1.VerifySmsCodeRequest, context: CallContext
        ) async throws -> IdentityV1.VerifySmsCodeResponse { .init() }
        func getPhoneHolder(
            _ request: IdentityV1.GetPhoneHolderRequest, context: CallContext
        ) async throws -> IdentityV1.PhoneHolder { .init() }
        func resolveRelatives(
            _ request: IdentityV1.ResolveRelativesRequest, context: CallContext
        ) async throws -> IdentityV1.ResolveRelativesResponse { .init() }
        func sendNotice(
            _ request: IdentityV1.SendNoticeRequest, context: CallContext
        ) async throws -> IdentityV1.SendNoticeResponse { .init() }
    }

    /// Makes every call one of an auditor.
    private struct AsAuditor: ServerInterceptor {
        let divisions: [String]

        func intercept(
            _ call: any ServerCall, context: CallContext,
            next: @Sendable (any ServerCall, CallContext) async throws -> Void
        ) async throws {
            var context = context
            context.values[PrincipalKey.self] = .staff(
                .init(name: "auditor", roles: [.auditor], organisation: "office", divisions: divisions, token: [1]))
            try await next(call, context)
        }
    }

    private func source(_ system: AuditSystem, divisions: [String]) -> ServedAudit {
        let persons = PersonResolver(InProcessChannel(services: [Residences()]))
        let service = AuditService(
            in: system.store, keys: system.keys,
            trails: TrailReader(
                store: system.store, persons: persons, hash: KeyedHash(ClusterKeys()), kept: 86_400,
                surroundings: .system), chain: AuditChains.ofPersons)
        let channel = InProcessChannel(services: [service], interceptors: [AsAuditor(divisions: divisions)])
        return ServedAudit(AuditV1.AuditClient(channel), CallOptions(), divisions: divisions)
    }

    /// Three persons in log 5 with 100 look-ups each, one of whom lives in 11, and 20 calls of an account in log 6.
    private func fill(_ system: AuditSystem) async throws {
        let entry = AuditEntry(.lookUp, at: Instant(seconds: system.now()), by: .nobody, method: "test/Look")
        for number in 0..<300 {
            let person = try AuditSystem.partition(5, UInt8(number % 3))
            try await system.store.write(person) { try $0.record(entry, kept: 86_400) }
        }
        for _ in 0..<20 {
            try await system.store.write(try AuditSystem.partition(6)) {
                try $0.record(entry, in: AuditChains.ofAccounts, kept: 86_400)
            }
        }
        let keepers = [5, 6].map { log in
            LogKeeper<CommonV1.AuditEntry>(
                log, of: AuditChains.all, in: system.store, index: LookUpIndex(hash: KeyedHash(ClusterKeys())),
                gathering: .zero, now: system.now, logger: system.logger
            ) { _ in try await Task.sleep(for: .milliseconds(2)) }
        }
        let running = keepers.map { keeper in Task { await keeper.run() } }
        defer { for task in running { task.cancel() } }
        try await system.wait(for: 300, in: 5)
        try await system.wait(for: 20, in: 6)
        try await system.signer().signIfDue()
    }

    @Test("AUD-1: an auditor fetches the whole audit with their own token, and verifies it without any server")
    func whole() async throws {
        try await withAudit { system in
            try await fill(system)
            let scratch = try TemporaryFolder()
            let files = AuditExportFiles(scratch.url.appending(path: "copy"))
            let source = source(system, divisions: [])
            let made = try await AuditExport(from: source).run(
                to: files, issuer: "-", keys: try await source.keys(), now: system.now)
            #expect(made.roots == 1 && made.leaves == 320 && made.chains == 4 && made.entries == 320)
            let report = try AuditVerification(of: files, pinned: system.keys.publicKeys).run()
            #expect(report.findings == [])
            #expect(report.entries == 320 && report.divisions == [])
        }
    }

    @Test("An auditor of some divisions gets the chains of persons who live there, and of other leaves the hash")
    func someDivisions() async throws {
        try await withAudit { system in
            try await fill(system)
            let scratch = try TemporaryFolder()
            let files = AuditExportFiles(scratch.url.appending(path: "copy"))
            let source = source(system, divisions: ["11"])
            let made = try await AuditExport(from: source).run(
                to: files, issuer: "-", keys: try await source.keys(), now: system.now)
            #expect(made.leaves == 320 && made.chains == 1 && made.entries == 100)
            let report = try AuditVerification(of: files, pinned: system.keys.publicKeys).run()
            #expect(report.findings == [])
            #expect(report.entries == 100 && report.divisions == ["11"])
        }
    }

    @Test("There is no log 16")
    func noLog() async throws {
        try await withAudit { system in
            let source = source(system, divisions: [])
            await #expect(throws: RPCError.self) { try await source.log(16) { _ in } }
        }
    }
}
