/* The muscles of the knowledge as they lie on the figure.

   id: [depth, owner, outward, bellies]. Depth "s" lies under the skin and hides when it faces away; "d" lies deep and
   shows as an x-ray. Owner: the drawn part it lies on. Outward: the way its surface looks, in the first belly's frame.
   Bellies: [bone, x, y, z, radius…]; z is outward on its own side. A "-" before the bone starts a new strand. */
const P = "pelvis";
const W = "waist";
const B = "ribs";
const T = "thigh";
const S = "shin";
const A = "upper_arm";
const F = "foot";

const FRONT = [1, 0, 0.1];
const BACK = [-1, 0, 0.15];
const SIDE = [0, 0, 1];
const TRUNK = "trunk";
const LEG = "leg";
const ARM = "arm";
const HEAD = "head";

export const MUSCLES = {
  diaphragm: ["d", TRUNK, FRONT, [[B, 3.5, 1, 11, 2.2], [B, 5, 5, 5, 2.8], [B, 5.4, 6.5, 0, 2.8]]],
  transversus_abdominis: ["d", TRUNK, FRONT, [[W, 4.8, 1, 0, 4.2], [W, 3, 3, 9, 4.2], [W, 3, 9, 9, 3.8], [W, 4.6, 11, 0, 3.8]]],
  lumbar_multifidus: ["d", TRUNK, BACK, [[P, -7.2, 4, 1.6, 1.8], [W, -6.4, 2, 2.2, 2], [W, -6, 13, 1.6, 1.4]]],
  pelvic_floor: ["d", TRUNK, FRONT, [[P, 5, -4.2, 1, 1.7], [P, 0, -6.6, 2.4, 2.1], [P, -6, -5, 1, 1.7]]],
  internal_oblique: ["d", TRUNK, [0.7, 0, 0.7], [[P, 3.4, 8, 11, 2.6], [W, 4.4, 4, 9, 3], [W, 6, 11, 4, 2.2]]],
  external_oblique: ["s", TRUNK, [0.6, 0, 0.8], [[B, 2.4, 5, 13.4, 2], [W, 2.4, 8, 11.4, 2.8], [W, 5.4, 1, 8.4, 2.4]]],
  rectus_abdominis: ["s", TRUNK, FRONT, [[P, 6.4, 4, 1.8, 1.6], [W, 6.6, 4, 2.6, 2.2], [B, 6.8, 2, 3, 2.3], [B, 7, 9, 3.2, 1.7]]],
  quadratus_lumborum: ["d", TRUNK, BACK, [[P, -4.8, 9, 7, 2.2], [W, -4.8, 5, 6.4, 2.4], [W, -4.8, 12, 5.2, 2]]],
  erector_spinae_lumbar: ["s", TRUNK, BACK, [[P, -6.8, 6, 2.6, 1.8], [W, -6.4, 4, 3.8, 2.4], [B, -6.2, 0, 3.8, 2.2]]],
  erector_spinae_thoracic: ["s", TRUNK, BACK, [[B, -6.2, 0, 3.6, 2.2], [B, -7, 11, 3.4, 2.1], [B, -6, 22, 2.4, 1.5]]],
  thoracic_rotators: ["d", TRUNK, BACK, [[B, -6.6, 2, 1.6, 1.4], [B, -7.2, 11, 1.6, 1.5], [B, -6.4, 21, 1.6, 1.2]]],
  latissimus_dorsi: ["s", TRUNK, [-0.8, 0, 0.6], [[W, -6, 5, 3, 1.8], [B, -5.6, 4, 9.4, 3], [B, -3.6, 13, 13.2, 2.6], [B, -1.4, 19, 14.6, 1.6]]],
  iliopsoas: ["d", TRUNK, FRONT, [[W, -1, 9, 2.6, 1.6], [P, 2.4, 4, 5.8, 2.2], [T, 2, -6, -2.4, 1.7]]],
  gluteus_maximus: ["s", LEG, [-1, 0, 0.45], [[P, -6.4, 6.4, 4.4, 2.6], [P, -7, -1, 6.6, 4.2], [T, -4.4, -8, 3, 2.4], [T, -1.6, -14, 4.6, 1.2]]],
  gluteus_medius: ["s", LEG, SIDE, [[P, -3.2, 9, 9.6, 2.2], [P, 0.4, 7.4, 12, 3], [T, -0.4, -2, 6.2, 1.9]]],
  gluteus_minimus: ["d", LEG, SIDE, [[P, 0.4, 6, 10, 2], [T, 0.4, -2, 5, 1.6]]],
  deep_hip_rotators: ["d", LEG, [-1, 0, 0.4], [[P, -5.6, -1.6, 3.4, 1.7], [T, -2.6, -2, 2.6, 2]]],
  piriformis: ["d", LEG, [-1, 0, 0.4], [[P, -6.4, 3, 2.4, 2], [P, -4.6, 1.6, 8, 1.9], [T, -1.6, -1, 4, 1.2]]],
  tensor_fasciae_latae: ["s", LEG, [0.6, 0, 0.8], [[P, 4, 7, 11, 1.8], [T, 2.8, -8, 5.6, 2.1], [T, 0.8, -17, 6, 0.9]]],
  adductors_short: ["s", LEG, [0.4, 0, -1], [[T, 1.6, -3, -5, 2.2], [T, 1, -12, -4.6, 2.6], [T, 0.4, -20, -3.6, 1.6]]],
  adductor_magnus: ["s", LEG, [-0.3, 0, -1], [[T, -2.6, -5, -5, 2.4], [T, -1.4, -18, -4.6, 2.6], [T, -0.4, -33, -3.6, 1.2]]],
  gracilis: ["s", LEG, [0, 0, -1], [[T, 0.4, -4, -6.6, 1.3], [T, 0, -22, -5.4, 1.4], [T, -0.4, -40, -4, 1]]],
  rectus_femoris: ["s", LEG, [1, 0, 0.1], [[P, 5.4, 3, 8.4, 1.4], [T, 5.2, -14, 0.8, 2.7], [T, 4.4, -26, 0.4, 2.3], [T, 3.4, -36, 0, 1.3]]],
  sartorius: ["s", LEG, [0.8, 0, -0.4], [[P, 5.4, 6, 9.8, 1.2], [T, 5.2, -14, -1.6, 1.5], [T, 1.8, -34, -4.2, 1.3]]],
  vastus_medialis_oblique: ["s", LEG, [0.8, 0, -0.6], [[T, 3.6, -24, -3, 1.9], [T, 2.8, -34, -3.2, 2.2], [T, 3.8, -38, -1.6, 1.2]]],
  vastus_lateralis: ["s", LEG, [0.5, 0, 0.9], [[T, 2.2, -9, 5.2, 2.2], [T, 2.2, -22, 4.6, 2.8], [T, 2.4, -34, 2.8, 1.6]]],
  vastus_intermedius: ["d", LEG, [1, 0, 0.1], [[T, 4, -12, 1.6, 2.2], [T, 3.8, -24, 1.2, 2.4], [T, 3, -35, 0.6, 1.5]]],
  biceps_femoris_long: ["s", LEG, [-1, 0, 0.5], [[P, -5, -5, 5.6, 1.4], [T, -4.6, -18, 2.2, 2.4], [T, -3.6, -30, 2.6, 2], [S, -2, -2, 3.6, 1]]],
  biceps_femoris_short: ["d", LEG, [-1, 0, 0.6], [[T, -3.4, -22, 2.6, 1.7], [T, -3, -32, 2.8, 1.7], [S, -1.8, -2, 3.4, 0.9]]],
  hamstrings_medial: ["s", LEG, [-1, 0, -0.4], [[P, -5, -5, 4.6, 1.4], [T, -4.8, -18, -1.6, 2.4], [T, -3.8, -30, -2.4, 1.9], [S, -1.8, -3, -3.2, 1]]],
  popliteus: ["d", LEG, BACK, [[T, -3.4, -39, 2.4, 1.3], [S, -3.6, -4, -1, 1.8]]],
  gastrocnemius_medial: ["s", LEG, [-1, 0, -0.4], [[T, -3.4, -38, -1.8, 1.3], [S, -4, -8, -2, 2.5], [S, -4, -15, -1.6, 2], [S, -2.4, -27, -0.4, 0.9]]],
  gastrocnemius_lateral: ["s", LEG, [-1, 0, 0.5], [[T, -3.4, -38, 1.8, 1.3], [S, -4, -7, 2.2, 2.3], [S, -4, -13, 1.8, 1.9], [S, -2.4, -25, 0.4, 0.9]]],
  soleus: ["s", LEG, [-1, 0, 0.2], [[S, -3.4, -12, 2.2, 2], [S, -3.4, -21, 1, 2.3], [S, -2.4, -32, 0, 1.2], [F, -4.6, 0, 0, 0.9]]],
  tibialis_anterior: ["s", LEG, [0.9, 0, 0.4], [[S, 2.8, -5, 1.6, 1.5], [S, 2, -15, 1.6, 1.9], [S, 1.6, -32, 0, 0.9], [F, 3.6, 0, -0.8, 0.8]]],
  tibialis_posterior: ["d", LEG, [-0.7, 0, -0.7], [[S, -2, -12, -1, 1.7], [S, -1.6, -28, -1.2, 1.2], [F, 0.6, -2.2, -2.4, 1]]],
  fibulares: ["s", LEG, [-0.1, 0, 1], [[S, -0.6, -7, 3.6, 1.3], [S, -1, -18, 3, 1.6], [S, -1.4, -36, 2, 0.8], [F, 1, -3.4, 2.4, 0.8]]],
  long_toe_flexors: ["d", LEG, [-0.6, 0, -0.7], [[S, -2, -20, 0, 1.4], [S, -1.6, -34, -1, 1], [F, 2, -3.6, -1.6, 0.9], [F, 10, -4.6, -0.6, 0.8]]],
  long_toe_extensors: ["s", LEG, [0.9, 0, 0.6], [[S, 1.8, -12, 2.6, 1.3], [S, 1.6, -30, 1.2, 1], [F, 4, -0.4, 0.8, 0.8], [F, 10, -2.8, 0.8, 0.7]]],
  foot_intrinsics: ["d", LEG, [0, -0.3, -1], [[F, -1.6, -4.6, -1, 1.2], [F, 4.6, -4, -1.2, 1.5], [F, 10, -4.6, -0.8, 1.1]]],
  serratus_anterior: ["s", TRUNK, [0.2, 0, 1], [[B, 3.6, 4, 12.6, 1.6], [B, 0.4, 12, 14.2, 2], ["-" + B, 4.6, 8, 12.6, 1.5], [B, 0, 15, 14.2, 1.8], ["-" + B, 5, 12, 12.2, 1.5], [B, -0.6, 18, 13.4, 1.6]]],
  lower_trapezius: ["s", TRUNK, BACK, [[B, -7.4, 2, 1, 1], [B, -7.4, 12, 3.2, 2], [B, -6, 20, 8.2, 1.7]]],
  middle_trapezius: ["s", TRUNK, BACK, [[B, -7.2, 19, 2, 2.2], [B, -6, 22, 8, 2], [B, -4, 24, 13, 1.3]]],
  upper_trapezius: ["s", TRUNK, [-0.5, 0.7, 0.3], [["neck", -3.6, 6, 1.8, 1.3], [B, -3.6, 27, 5.4, 1.9], [B, -2.4, 26.2, 11.6, 1.6]]],
  rhomboids: ["d", TRUNK, BACK, [[B, -7, 21, 1.8, 1.7], [B, -6.6, 15, 7.4, 2]]],
  levator_scapulae: ["d", TRUNK, [-0.7, 0.3, 0.5], [["neck", -2, 6, 3, 1.1], [B, -4, 25, 5.6, 1.4]]],
  pectoralis_minor: ["d", TRUNK, FRONT, [[B, 5.6, 21, 11, 1.2], [B, 7, 14, 7.4, 1.8]]],
  pectoralis_major: ["s", TRUNK, FRONT, [[A, 3.4, -6, -2, 1.5], [B, 5.8, 18.4, 11, 2.6], [B, 7.4, 15.4, 4.2, 3.4]]],
  teres_major: ["s", TRUNK, BACK, [[B, -5.8, 13, 9.6, 1.8], [A, -3, -5, -2, 1.5]]],
  supraspinatus: ["d", TRUNK, [-0.4, 0.8, 0.2], [[B, -4.6, 23.4, 8, 1.4], [A, -0.6, 4, 0, 1.4]]],
  external_rotators_cuff: ["s", ARM, [-1, 0, 0.3], [[B, -6, 19, 9, 2.1], [B, -5.2, 21, 13, 1.8], [A, -3, 1, 1.6, 1.5]]],
  subscapularis: ["d", TRUNK, FRONT, [[B, 3, 18, 10, 2.2], [A, 2.4, 0, -2, 1.4]]],
  anterior_deltoid: ["s", ARM, [1, 0, 0.4], [[A, 3.6, 2.4, 1, 2], [A, 3, -5, 1.8, 2.1], [A, 1, -13, 2.6, 1.1]]],
  middle_deltoid: ["s", ARM, SIDE, [[A, 0, 3.4, 3, 2.2], [A, 0, -4, 3.6, 2.4], [A, 0.2, -13, 3, 1.1]]],
  posterior_deltoid: ["s", ARM, [-1, 0, 0.4], [[A, -3.6, 2.4, 1, 2], [A, -3, -5, 1.8, 2], [A, -0.8, -13, 2.6, 1.1]]],
  biceps_brachii: ["s", ARM, [1, 0, 0], [[A, 2.8, -9, 0, 1.6], [A, 2.6, -17, 0, 2.1], [A, 1.8, -26, 0, 1.2]]],
  triceps_brachii: ["s", ARM, [-1, 0, 0.1], [[A, -2.8, -7, 0.4, 1.8], [A, -2.6, -16, 0.6, 2.1], [A, -1.8, -27, 0, 1.1]]],
  deep_neck_flexors: ["d", HEAD, FRONT, [["neck", 2.8, -1, 1.2, 1.5], ["neck", 3.6, 6.4, 1.2, 1.5]]],
  deep_neck_extensors: ["d", HEAD, BACK, [["neck", -2.6, -1, 1.6, 1.5], ["neck", -2, 7, 1.6, 1.5]]],
  suboccipitals: ["d", HEAD, BACK, [["head", -4, 1.6, 1.6, 1.4], ["head", -5, 4, 2.6, 1.4]]],
  superficial_neck_extensors: ["s", HEAD, BACK, [["neck", -3.4, -2, 2.4, 1.6], ["neck", -2.6, 8, 2.4, 1.5]]],
  sternocleidomastoid: ["s", HEAD, [0.6, 0, 0.8], [[B, 3.6, 27, 2, 1], ["neck", 3, 3, 3.8, 1.3], ["head", -0.6, 3, 6.2, 1.1]]],
  scalenes: ["d", HEAD, [0.3, 0, 1], [[B, 0.6, 27, 5, 1.1], ["neck", 0.6, 4, 4.2, 1.3]]],
};
