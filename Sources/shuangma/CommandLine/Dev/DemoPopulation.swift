import Foundation
import IdentityContracts
import ImportFiles
import Population
import RPC
import Security
import Values

/// The made-up citizens of a data folder: loaded once, and carried on with when the first time was cut short.
struct DemoPopulation {
    /// What was begun, kept beside the data.
    private struct Record: Codable {
        let people: Int
        let seed: UInt64
        let asOf: String
        var isComplete: Bool
    }

    private static let recordName = "population.json"
    private static let filesName = "population"

    private let folder: DataFolder
    private let record: Record

    /// What is left to load into a folder; nil when all is there, or nothing was wanted. A folder that has data
    /// keeps its citizens, however many are wanted now.
    init?(_ folder: DataFolder, people: Int, seed: UInt64) throws {
        self.folder = folder
        if let bytes = try folder.readSecret(Self.recordName) {
            guard let known = try? JSONDecoder().decode(Record.self, from: Data(bytes)) else {
                throw Failure.wrongUse("'\(folder.path(Self.recordName).path)' is damaged")
            }
            guard !known.isComplete else { return nil }
            record = known
        } else {
            let today = ChinaDay(of: Instant(seconds: Surroundings.system.now()))
            record = Record(people: people, seed: seed, asOf: today.description, isComplete: people == 0)
            try Self.write(record, folder)
            guard people > 0 else { return nil }
        }
    }

    /// Makes the files and loads them through the services. Loading again after an interruption changes nothing
    /// that was stored before.
    ///
    /// - Parameter tokens: Of the owner, who imports, and of the second person, who approves the lists (COL-6).
    func load(
        _ channel: any RPCChannel, tokens: (owner: String, approver: String), isQuiet: Bool
    ) async throws {
        guard let day = ChinaDay(record.asOf), PopulationPlan.sizes.contains(record.people) else {
            throw Failure.wrongUse("'\(folder.path(Self.recordName).path)' is damaged")
        }
        let files = folder.path(Self.filesName)
        let line = ProgressLine("making citizens", unit: "people", isQuiet: isQuiet)
        let plan = PopulationPlan(people: record.people, seed: record.seed, asOf: day)
        _ = try PopulationFiles.write(plan, to: files) { done in
            line.show(count: done, fraction: Double(done) / Double(record.people))
            try Task.checkCancellation()
        }
        line.finish()
        let importer = Importer(channel, options: Importer.Options(token: tokens.owner))
        for kind in ImportKind.population {
            let path = files.appending(path: kind.fileName).path
            let summary = try await ImportReporting.load(kind, path, importer, isQuiet: isQuiet)
            if !isQuiet || summary.rejected > 0 { Terminal.note(ImportReporting.text(summary)) }
            if let interruption = summary.interruption { throw ImportReporting.failure(interruption) }
            guard summary.rejected == 0 else {
                throw Failure.unavailable("the services refuse made-up \(kind.rawValue); see above")
            }
            for id in summary.waitingFor.keys.sorted() { try await Self.approve(id, channel, token: tokens.approver) }
        }
        try finish(files)
    }

    /// Approves a list of made-up contacts, as the second person does, and waits until it has taken effect.
    private static func approve(_ id: String, _ channel: any RPCChannel, token: String) async throws {
        let client = IdentityV1.ApprovalsClient(channel)
        var options = CallOptions(timeout: .seconds(10))
        options.metadata.add("authorization", "Bearer \(token)")
        let id = try PrintedID.bytes(id, shownBy: "approvals list")
        let revision = try await client.getApproval(.init(id: id), options: options).revision
        var approval = try await client.approve(.init(id: id, revision: revision), options: options)
        while approval.state == .approved {
            try await Task.sleep(for: .milliseconds(50))
            approval = try await client.getApproval(.init(id: id), options: options)
        }
        guard approval.state == .done else {
            throw Failure.unavailable("a list of made-up contacts had no effect; see the log")
        }
    }

    /// Keeps the list of whom to try, and removes the files: their content is in the store.
    private func finish(_ files: URL) throws {
        let gallery = folder.path(DemoGallery.fileName)
        try Data(contentsOf: files.appending(path: DemoGallery.fileName)).write(to: gallery, options: .atomic)
        var done = record
        done.isComplete = true
        try Self.write(done, folder)
        try FileManager.default.removeItem(at: files)
    }

    private static func write(_ record: Record, _ folder: DataFolder) throws {
        try folder.writeSecret(Array(try JSONEncoder().encode(record)), to: recordName)
    }
}
