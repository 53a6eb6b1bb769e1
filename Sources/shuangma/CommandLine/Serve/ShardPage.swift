import Coordination
import Foundation
import RPC
import Storage

/// The page `/shards` of a storage node: the shard map as it knows it, and its own replicas.
enum ShardPage {
    private struct Replica: Encodable {
        let shard: ShardNumber
        let primary: Bool
        let epoch: UInt64
        let applied: UInt64
        let servesReads: Bool
        let whole: Bool
    }

    private struct Page<Map: Encodable>: Encodable {
        let node: String
        let mapEpoch: UInt64
        let map: Map
        let replicas: [Replica]
    }

    static func route(_ node: StorageNode, _ membership: ClusterMembership) -> HTTPRoute {
        HTTPRoute("/shards") { _ in
            let replicas = node.replicas.map {
                Replica(
                    shard: $0.shard, primary: $0.isPrimary, epoch: $0.epoch, applied: $0.applied,
                    servesReads: $0.servesReads, whole: $0.isWhole)
            }
            let map = node.map
            let page = Page(
                node: membership.nodeName.text, mapEpoch: map.epoch, map: MapText.rows(map), replicas: replicas)
            return HTTPResponse(
                headers: ["content-type": "application/json", "cache-control": "no-store"],
                body: Array(try MapText.encoder.encode(page)))
        }
    }
}
