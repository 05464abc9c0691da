//! Compares the stand-in for `bitpacking` with the real crate, block by block, for every bit width.
#![cfg(test)]

use original::BitPacker as _;
use ours::BitPacker as _;

const LANES_4: usize = 128;
const LANES_1: usize = 32;

/// Pseudo-random numbers of at most `bits` bits (a 64-bit linear congruential generator), the same in every run.
fn numbers(count: usize, bits: u8, seed: u64) -> Vec<u32> {
    let mut state = seed;
    (0..count)
        .map(|_| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let mask = if bits == 32 { u32::MAX } else { (1 << bits) - 1 };
            (state >> 32) as u32 & mask
        })
        .collect()
}

fn ascending(count: usize, bits: u8, seed: u64) -> Vec<u32> {
    let mut last = 0u32;
    numbers(count, bits, seed)
        .into_iter()
        .map(|gap| {
            last = last.saturating_add(gap).saturating_add(1).min(u32::MAX - count as u32);
            last
        })
        .collect()
}

macro_rules! same_blocks {
    ($name:ident, $packer:ident, $length:expr) => {
        #[test]
        fn $name() {
            let (theirs, own) = (original::$packer::new(), ours::$packer::new());
            for bits in 0..=32u8 {
                let values = numbers($length, bits, u64::from(bits));
                let width = theirs.num_bits(&values);
                assert_eq!(own.num_bits(&values), width);
                let (mut expected, mut packed) = (vec![0u8; 4 * $length], vec![0u8; 4 * $length]);
                let size = theirs.compress(&values, &mut expected, width);
                assert_eq!(own.compress(&values, &mut packed, width), size);
                assert_eq!(packed[..size], expected[..size], "{bits} bits");
                let mut read = vec![0u32; $length];
                assert_eq!(own.decompress(&expected[..size], &mut read, width), size);
                assert_eq!(read, values, "{bits} bits");
            }
        }
    };
}

same_blocks!(four_lanes, BitPacker4x, LANES_4);
same_blocks!(one_lane, BitPacker1x, LANES_1);

#[test]
fn strictly_ascending_blocks() {
    let (theirs, own) = (original::BitPacker4x::new(), ours::BitPacker4x::new());
    for bits in 0..=24u8 {
        let values = ascending(LANES_4, bits, u64::from(bits) + 7);
        for initial in [None, Some(values[0].saturating_sub(1))] {
            let width = theirs.num_bits_strictly_sorted(initial, &values);
            assert_eq!(own.num_bits_strictly_sorted(initial, &values), width);
            let mut packed = vec![0u8; 4 * LANES_4];
            let size = theirs.compress_strictly_sorted(initial, &values, &mut packed, width);
            let mut read = vec![0u32; LANES_4];
            assert_eq!(own.decompress_strictly_sorted(initial, &packed[..size], &mut read, width), size);
            assert_eq!(read, values, "{bits} bits after {initial:?}");
        }
    }
}

#[test]
fn ascending_blocks() {
    let (theirs, own) = (original::BitPacker4x::new(), ours::BitPacker4x::new());
    for bits in 0..=24u8 {
        let values = ascending(LANES_4, bits, u64::from(bits) + 11);
        let width = theirs.num_bits_sorted(values[0], &values);
        assert_eq!(own.num_bits_sorted(values[0], &values), width);
        let mut packed = vec![0u8; 4 * LANES_4];
        let size = theirs.compress_sorted(values[0], &values, &mut packed, width);
        let mut read = vec![0u32; LANES_4];
        assert_eq!(own.decompress_sorted(values[0], &packed[..size], &mut read, width), size);
        assert_eq!(read, values, "{bits} bits");
    }
}
