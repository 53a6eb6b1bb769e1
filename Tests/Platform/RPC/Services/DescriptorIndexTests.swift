import Testing

@testable import RPC

/// Writes length-delimited and varint fields, enough to make descriptors for tests.
private struct Descriptor {
    var bytes: [UInt8] = []

    init(_ fields: [(Int, [UInt8])] = []) {
        for (number, content) in fields { add(number, content) }
    }

    mutating func add(_ number: Int, _ content: [UInt8]) {
        precondition(content.count < 16384)
        bytes.append(UInt8(number << 3 | 2))
        if content.count < 128 {
            bytes.append(UInt8(content.count))
        } else {
            bytes += [UInt8(content.count & 0x7f | 0x80), UInt8(content.count >> 7)]
        }
        bytes += content
    }

    mutating func add(_ number: Int, varint value: UInt8) {
        precondition(value < 128)
        bytes += [UInt8(number << 3), value]
    }
}

private func text(_ text: String) -> [UInt8] { Array(text.utf8) }
private func named(_ name: String, _ fields: [(Int, [UInt8])] = []) -> [UInt8] {
    Descriptor([(1, text(name))] + fields).bytes
}

@Suite("Descriptor index")
struct DescriptorIndexTests {
    /// base.proto declares messages, an enum and a service; user.proto imports it and extends a message.
    private static let base = named(
        "base.proto",
        [
            (2, text("demo.v1")),
            (4, named("Outer", [(3, named("Inner", [(4, named("Colour"))]))])),
            (5, named("Level")),
            (6, named("Query", [(2, named("Get")), (2, named("Watch"))])),
        ])
    private static var user: [UInt8] {
        var tag = Descriptor([(1, text("tag")), (2, text(".demo.v1.Outer"))])
        tag.add(3, varint: 100)
        return named(
            "user.proto", [(2, text("demo.v2")), (3, text("base.proto")), (3, text("absent.proto")), (7, tag.bytes)])
    }
    private let index: DescriptorIndex

    init() throws {
        let set = Descriptor([(1, Self.base), (1, Self.user)]).bytes
        index = try DescriptorIndex(sets: [set, set])
    }

    @Test(
        "messages, nested types, enums, services, methods and extensions lead to their file",
        arguments: [
            ("demo.v1.Outer", "base.proto"), ("demo.v1.Outer.Inner", "base.proto"),
            ("demo.v1.Outer.Inner.Colour", "base.proto"), ("demo.v1.Level", "base.proto"),
            ("demo.v1.Query", "base.proto"), ("demo.v1.Query.Watch", "base.proto"), ("demo.v2.tag", "user.proto"),
        ])
    func symbols(symbol: String, file: String) {
        #expect(index.file(containing: symbol)?.first?.name == file)
    }

    @Test("a file comes with what it imports, each once and as it was embedded")
    func dependencies() throws {
        let files = try #require(index.file(named: "user.proto"))
        #expect(files.map(\.name) == ["user.proto", "base.proto"])
        #expect(files.map(\.bytes) == [Self.user, Self.base])
    }

    @Test("extensions are found by the extended message and number")
    func extensions() {
        #expect(index.file(extending: "demo.v1.Outer", number: 100)?.first?.name == "user.proto")
        #expect(index.file(extending: "demo.v1.Outer", number: 101) == nil)
        #expect(index.extensionNumbers(of: "demo.v1.Outer") == [100])
        #expect(index.extensionNumbers(of: "demo.v1.Level") == [])
        #expect(index.extensionNumbers(of: "demo.v1.Absent") == nil)
    }

    @Test("what is not there is not found")
    func unknown() {
        #expect(index.file(named: "other.proto") == nil)
        #expect(index.file(containing: "demo.v1") == nil)
        #expect(index.file(containing: "") == nil)
    }

    @Test("every cut of a descriptor set is either whole or refused, never a crash")
    func cuts() {
        let set = Descriptor([(1, Self.base), (1, Self.user)]).bytes
        for count in 1..<set.count where count != Descriptor([(1, Self.base)]).bytes.count {
            #expect(throws: DescriptorReader.Malformed.self, "cut at \(count)") {
                try DescriptorIndex(sets: [Array(set[..<count])])
            }
        }
    }

    @Test("nesting beyond the limit is refused instead of followed")
    func nesting() {
        var message = named("M")
        for _ in 0..<40 { message = named("M", [(3, message)]) }
        let set = Descriptor([(1, named("deep.proto", [(4, message)]))]).bytes
        #expect(throws: DescriptorReader.Malformed.self) { try DescriptorIndex(sets: [set]) }
    }
}
