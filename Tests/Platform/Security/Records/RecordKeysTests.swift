import Foundation
import TestSupport
import Testing

@testable import Security

@Suite("Keys of records")
struct RecordKeysTests {
    private let scratch: TemporaryFolder
    private let folder: KeyFolder

    init() throws {
        scratch = try TemporaryFolder()
        folder = KeyFolder(scratch.url.appending(path: "keys"))
    }

    @Test("A process that meets a key which it does not know reads the file again")
    func unknownKey() throws {
        _ = try folder.make(now: 0)
        let reader = try RecordKeys(file: folder.records, now: { 1_000 })
        let month = try folder.rotateRecords(begins: 0, now: 500)
        let writer = try RecordKeys(file: folder.records, now: { 1_000 })
        var sealing = RecordSeal(writer, partition: [1])
        let sealed = try sealing.seal([42], place: [])
        #expect(RecordSeal.key(of: sealed) == month.id)
        #expect(try reader.currentID != month.id)
        var opening = RecordSeal(reader, partition: [1])
        #expect(try opening.open(sealed, place: []) == [42])
        #expect(try reader.currentID == month.id)
    }

    @Test("A new key seals from its moment on; the older ones open what they sealed")
    func rotation() throws {
        _ = try folder.make(now: 0)
        let first = try RecordKeySet(file: folder.records).months[0]
        var old = RecordSeal(try RecordKeys(file: folder.records, now: { 1_000 }), partition: [1])
        let sealed = try old.seal([42], place: [])
        let second = try folder.rotateRecords(begins: 600, now: 1_000)
        #expect(try RecordKeySet(file: folder.records).month(first.id)?.until == second.from)
        #expect(try RecordKeys(file: folder.records, now: { 1_599 }).currentID == first.id)
        let keys = try RecordKeys(file: folder.records, now: { 1_600 })
        #expect(try keys.currentID == second.id)
        var new = RecordSeal(keys, partition: [1])
        #expect(try new.open(sealed, place: []) == [42])
        #expect(throws: ClusterKeys.FileError.self) { try folder.rotateRecords(begins: 0, now: 1_500) }
    }

    @Test("A key is destroyed only when it seals no more, and the longest backup age has passed")
    func destruction() throws {
        _ = try folder.make(now: 0)
        let first = try RecordKeySet(file: folder.records).months[0].id
        #expect(throws: ClusterKeys.FileError.self) { try folder.destroy(first, longestBackup: 0, now: 5_000) }
        let second = try folder.rotateRecords(begins: 0, now: 5_000)
        #expect(throws: ClusterKeys.FileError.self) { try folder.destroy(first, longestBackup: 100, now: 5_099) }
        #expect(throws: ClusterKeys.FileError.self) { try folder.destroy(second.id, longestBackup: 0, now: 9_000) }
        var seal = RecordSeal(try RecordKeys(file: folder.records, now: { 4_000 }), partition: [1])
        let sealed = try seal.seal([42], place: [])
        #expect(RecordSeal.key(of: sealed) == first)
        try folder.destroy(first, longestBackup: 100, now: 5_100)
        var later = RecordSeal(try RecordKeys(file: folder.records, now: { 6_000 }), partition: [1])
        #expect(throws: SealError.unknownKey(first)) { try later.open(sealed, place: []) }
    }

    @Test("A key that is not the one of its name, or was wrapped by something else, is refused")
    func wrapping() throws {
        struct Reversing: KeyWrapping {
            let name = "reversing"
            func wrap(_ key: [UInt8], id: RecordKeyID) -> [UInt8] { key.reversed() }
            func unwrap(_ wrapped: [UInt8], id: RecordKeyID) -> [UInt8] { wrapped.reversed() }
        }
        struct Lying: KeyWrapping {
            let name = "reversing"
            func wrap(_ key: [UInt8], id: RecordKeyID) -> [UInt8] { key }
            func unwrap(_ wrapped: [UInt8], id: RecordKeyID) -> [UInt8] { wrapped }
        }
        _ = try KeyFolder(folder.url, wrappedBy: Reversing()).make(now: 0)
        _ = try RecordKeys(file: folder.records, wrappedBy: Reversing(), now: { 1 }).currentID
        #expect(throws: ClusterKeys.FileError.self) { try RecordKeys(file: folder.records) }
        #expect(throws: ClusterKeys.FileError.self) { try RecordKeys(file: folder.records, wrappedBy: Lying()) }
        #expect(throws: ClusterKeys.FileError.self) { try folder.rotateRecords(begins: 0, now: 1_000) }
    }
}
