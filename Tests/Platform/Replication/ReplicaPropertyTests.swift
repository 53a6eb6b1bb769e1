import Replication
import Testing

@Test(
    "PacificA, Correctness: under crashes, pauses, partitions, drift and loss nothing acknowledged is lost or unread",
    arguments: 0..<10 as Range<UInt64>)
func nothingAcknowledgedIsLost(seed: UInt64) {
    let storm = Storm(seed: seed)
    #expect(storm.run() == [])
}

@Test("The storms of those seeds let something be done")
func stormsLetSomethingBeDone() {
    let clusters = (0..<3 as Range<UInt64>).map { seed in
        let storm = Storm(seed: seed)
        _ = storm.run()
        return storm.cluster
    }
    #expect(clusters.contains { $0.acknowledged.count > 100 && $0.reads > 100 && $0.record.epoch > 5 })
}
