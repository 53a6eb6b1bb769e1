import Coordination
import Testing

@Suite("Ledger of erasures")
struct ErasureTests {
    @Test("An entry keeps the latest time, and lapses once backups of before are gone")
    func ledger() async throws {
        let ledger = try LocalCoordination(node: NodeName("storage-1"))
        let (one, two) = ([UInt8](repeating: 1, count: 16), [UInt8](repeating: 2, count: 16))
        await ledger.recordErasures([.init(partition: two, at: 200), .init(partition: one, at: 100)])
        await ledger.recordErasures([.init(partition: two, at: 150), .init(partition: one, at: 300)])
        #expect(await ledger.erasures() == [.init(partition: one, at: 300), .init(partition: two, at: 200)])
        #expect(await ledger.forgetErasures(before: 201) == 1)
        #expect(await ledger.erasures() == [.init(partition: one, at: 300)])
    }
}
