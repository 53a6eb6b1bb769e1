import Kit
import KitRecords
import StorageClient
import Testing

@Suite("An import compares what is stored byte by byte")
struct ImportBytesTests {
    private static let set = RecordSet<KitV1.StoredNotification>(902, name: "names-of-test", in: .person)

    @Test(
        "A correction of a canonically equivalent character is stored (ID-7)",
        arguments: [("\u{F92C}朗", "\u{90CE}朗"), ("Jos\u{E9}", "Jose\u{301}"), ("\u{212B}", "\u{C5}")])
    func equivalents(old: String, new: String) async throws {
        #expect(old == new, "Swift takes them for equal")
        try await withKit { system in
            let partition = try PartitionKey(Array(repeating: 5, count: 16))
            var tally = ImportTally()
            for text in [old, new, new, old] {
                let draft = ImportDraft(set: Self.set, message: KitV1.StoredNotification(kind: text))
                try await system.store.importRecords(
                    [ImportRecord(draft, row: 1, partition: partition)], tally: &tally)
            }
            #expect((tally.report.accepted, tally.report.unchanged) == (3, 1))
            let stored = try await system.store.read(partition, .record(Self.set))
            #expect(stored?.value.kind.utf8.elementsEqual(old.utf8) == true)
        }
    }
}
