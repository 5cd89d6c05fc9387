from programmes.library.models.poses import PoseState, PoseVersion

__all__ = ["PoseState", "PoseVersion"]
