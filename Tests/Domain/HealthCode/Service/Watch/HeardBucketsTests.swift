import Testing

@testable import HealthCodeServer

@Suite("What was heard of which buckets")
struct HeardBucketsTests {
    @Test("Buckets that were never heard of are silent, and are new once")
    func news() {
        var heard = HeardBuckets()
        #expect(heard.silent(since: 0) == [0...65_535])
        let isNew1 = heard.hear(100...199, at: 5, isCurrent: true)
        #expect(isNew1)
        let isNew2 = heard.hear(100...199, at: 6, isCurrent: true)
        #expect(!isNew2)
        #expect(heard.silent(since: 6) == [0...99, 200...65_535])
        #expect(heard.silent(since: 7) == [0...65_535])
    }

    @Test("A shard that was split is heard in parts, none of which is new")
    func split() {
        var heard = HeardBuckets()
        _ = heard.hear(0...65_535, at: 1, isCurrent: true)
        let isNew3 = heard.hear(30_000...39_999, at: 9, isCurrent: true)
        #expect(!isNew3)
        #expect(heard.silent(since: 9) == [0...29_999, 40_000...65_535])
        #expect(heard.silent(since: 1).isEmpty)
    }

    @Test("News that are behind do not end the silence")
    func behind() {
        var heard = HeardBuckets()
        _ = heard.hear(0...65_535, at: 1, isCurrent: true)
        _ = heard.hear(0...65_535, at: 9, isCurrent: false)
        #expect(heard.silent(since: 2) == [0...65_535])
        _ = heard.hear(0...65_535, at: 10, isCurrent: true)
        #expect(heard.silent(since: 10).isEmpty)
    }

    @Test("Buckets of which a part was heard before are new as a whole")
    func overlap() {
        var heard = HeardBuckets()
        _ = heard.hear(10...19, at: 1, isCurrent: true)
        let isNew4 = heard.hear(15...29, at: 2, isCurrent: true)
        #expect(isNew4)
        #expect(heard.silent(since: 1) == [0...9, 30...65_535])
    }
}
